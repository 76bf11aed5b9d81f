// Undo: what a field held before each edit, so that it can be brought back and taken away again. Belongs to the page on
// the screen: another page, and the wipe, begin anew. A customer's words, so each text is a base::Secret. Pure values.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/secret.h"

namespace waymark::core {

struct PastText {
  std::string field;
  base::Secret text;
  std::size_t caret = 0;  // in grapheme clusters
};

// Letters typed one after the other are taken back together, word by word; so are letters deleted in a row.
enum class EditKind : std::uint8_t { kNone = 1, kTyping, kDeleting, kReplacing };

class PastTexts {
 public:
  static constexpr std::size_t kMost = 100;
  static constexpr std::size_t kMostBytes = 64 * 1024;  // of all texts kept; the oldest goes first

  // Before an edit. `new_step` is false where it goes on from the edit before it.
  void keep(PastText before, EditKind kind, bool new_step);
  // The caret was moved or the field changed: the next edit is a step of its own.
  void end_step() { last_ = EditKind::kNone; }

  [[nodiscard]] bool can_undo(std::string_view field) const { return find(done_, field) != nullptr; }
  [[nodiscard]] bool can_redo(std::string_view field) const { return find(undone_, field) != nullptr; }
  // What the field held before its last edit; `now` is kept for redo. Nothing when there was no edit.
  [[nodiscard]] std::optional<PastText> undo(PastText now) { return step(done_, undone_, std::move(now)); }
  [[nodiscard]] std::optional<PastText> redo(PastText now) { return step(undone_, done_, std::move(now)); }

 private:
  using List = std::vector<PastText>;
  [[nodiscard]] static const PastText* find(const List& list, std::string_view field);
  static void push(List& list, PastText text);
  [[nodiscard]] std::optional<PastText> step(List& from, List& to, PastText now);

  List done_;
  List undone_;
  EditKind last_ = EditKind::kNone;
};

}  // namespace waymark::core
