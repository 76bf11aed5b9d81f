// Any bytes as the words of a language, and as a council's own in place of them. What is taken can be said.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "kiosk/words/catalogue.h"

using namespace waymark::words;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text{reinterpret_cast<const char*>(data), size};
  Catalogue catalogue;
  if (catalogue.add(text)) {
    const std::string tag = catalogue.languages().front().tag;
    for (const std::string& id : catalogue.ids(tag)) {
      Arguments arguments;
      for (const std::string& name : catalogue.arguments_of(tag, id)) arguments.emplace_back(name, 2);
      if (catalogue.text(tag, id, arguments).empty()) std::abort();
    }
    if (catalogue.add(text)) std::abort();  // the same language twice
  }
  Catalogue own;
  static constexpr std::string_view kBase =
      R"({"language":{"tag":"en-GB","name":"English","english_name":"English","direction":"ltr","review":"reviewed"},)"
      R"("messages":{"home.title":"Welcome","ticket.wait":"{minutes, plural, one {# minute} other {# minutes}}"}})";
  if (!own.add(kBase)) std::abort();
  const bool taken = own.put_over("en-GB", text).has_value();
  if (!taken && own.text("en-GB", "home.title") != "Welcome") std::abort();
  if (own.text("en-GB", "ticket.wait", {{"minutes", 6}}).empty()) std::abort();
  return 0;
}
