// Finding something by a customer's own words: without case, accents or word order, in any script. The one search of
// the kiosk: of services, and of a question's many options. Pure; keeps nothing but the words it was made with.
#pragma once

#include <string_view>
#include <vector>

#include "base/secret.h"

namespace waymark::core {

class Search {
 public:
  explicit Search(std::string_view typed);

  // Nothing to search for was typed: everything is shown.
  [[nodiscard]] bool empty() const { return words_.empty(); }

  // How well `text` fits, 0 when it does not. Every typed word must be there: whole (best), as the beginning of a
  // word, or as a word with a longer ending ("bins" finds "bin"). Or all of them written together: "la ji" finds
  // "laji".
  [[nodiscard]] int rank(std::string_view text) const;

  // As rank(), but one word is enough: for whole sentences ("I want to pay my rent").
  [[nodiscard]] int rank_any(std::string_view text) const;

 private:
  std::vector<base::Secret> words_;
  std::vector<base::Secret> together_;  // the same as one word; empty when they are one
};

}  // namespace waymark::core
