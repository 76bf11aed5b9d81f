#include "kiosk/voice/writing.h"

#include <algorithm>

#include "base/graphemes.h"

namespace waymark::voice {
namespace {

using view::Node;

std::string_view clusters(std::string_view text, std::size_t from, std::size_t to) {
  const std::size_t first = base::byte_of_grapheme(text, from);
  return text.substr(first, base::byte_of_grapheme(text, to) - first);
}

// Bytes that both end with, but not more than `most`.
std::size_t same_end(std::string_view a, std::string_view b, std::size_t most) {
  const auto differ = std::mismatch(a.rbegin(), a.rbegin() + static_cast<std::ptrdiff_t>(most), b.rbegin());
  return static_cast<std::size_t>(differ.first - a.rbegin());
}

// The part of `text` that is not in `other`: whole clusters, without what both begin and end with.
std::string_view news_of(std::string_view text, std::string_view other) {
  const std::size_t shorter = std::min(text.size(), other.size());
  const auto differ = std::mismatch(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(shorter), other.begin());
  const std::size_t from = base::grapheme_of_byte(text, static_cast<std::size_t>(differ.first - text.begin()));
  const std::size_t same = base::byte_of_grapheme(text, from);
  const std::size_t end = text.size() - same_end(text, other, shorter - same);
  const std::size_t to = base::grapheme_of_byte(text, end);
  return clusters(text, from, base::byte_of_grapheme(text, to) < end ? to + 1 : to);
}

void say_counted(Speaker& speaker, const Node& field) {
  const bool digits = field.purpose == view::InputPurpose::kDigits || field.purpose == view::InputPurpose::kPhone ||
                      field.purpose == view::InputPurpose::kPasscode;
  speaker.say_words(digits ? "voice.typed_digit" : "voice.sign.asterisk");
}

void say_changed(Speaker& speaker, const Node& was, const Node& is, Letters letters) {
  const std::string_view come = news_of(is.value, was.value);
  if (letters == Letters::kCounted) {
    if (is.value.size() > was.value.size()) return say_counted(speaker, is);
    return speaker.say_words("voice.deleted_unheard");
  }
  if (!come.empty()) return speaker.say_letters(come);
  speaker.say_words("voice.deleted", {{"text", speaker.named(news_of(was.value, is.value))}});
}

// The letter that the caret passed, or after a jump the one that Delete would take.
void say_passed(Speaker& speaker, const Node& was, const Node& is, Letters letters) {
  const std::size_t from = std::min(was.caret->grapheme, is.caret->grapheme);
  const std::size_t to = std::max(was.caret->grapheme, is.caret->grapheme);
  const std::size_t here = is.caret->grapheme;
  const std::size_t last = to - from == 1 ? to : here;
  if (last > 0 && letters == Letters::kCounted) say_counted(speaker, is);
  if (last > 0 && letters == Letters::kTold) speaker.say_letters(clusters(is.value, last - 1, last));
  if (here == 0) speaker.say_words("voice.text_start");
  if (here > 0 && here == base::count_graphemes(is.value)) speaker.say_words("voice.text_end");
}

}  // namespace

const Node* written_field(const view::View& view) {
  const Node* field = nullptr;
  view::for_each(view.regions, [&](const Node& node) {
    if (node.caret) field = &node;
  });
  return field;
}

void say_writing(Speaker& speaker, const Node& was, const Node& is, Letters letters) {
  if (was.value != is.value) return say_changed(speaker, was, is, letters);
  if (!was.caret || !is.caret) return;
  if (is.selection && is.selection != was.selection) {
    if (letters == Letters::kTold) {
      speaker.say_letters(clusters(is.value, is.selection->from, is.selection->to));
    }
    return speaker.say_words("voice.selected");
  }
  if (was.caret != is.caret) say_passed(speaker, was, is, letters);
}

}  // namespace waymark::voice
