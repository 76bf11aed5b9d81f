#include "kiosk/view/redact.h"

#include <gtest/gtest.h>

#include "tests/view/a_view.h"

namespace waymark::view {
namespace {

const Node& find(const View& view, std::string_view id) {
  const Node* found = nullptr;
  for_each(view.regions, [&](const Node& node) {
    if (node.id == id) found = &node;
  });
  return *found;
}

TEST(Redact, MasksPrivateAndSecretValuesToOneLength) {
  const View view = redact(a_full_view());
  EXPECT_EQ(find(view, "field.postcode").value, kMask);
  EXPECT_EQ(find(view, "row.pin").value, kMask);
}

TEST(Redact, DoesNotTellWhatWasChosenInAPrivateGroupNorWhereTheCaretIs) {
  const View view = redact(a_full_view());
  EXPECT_FALSE(find(view, "field.bin.blue").selected);
  EXPECT_FALSE(find(view, "field.postcode").caret.has_value());
}

TEST(Redact, LeavesNamesAndPublicValuesAlone) {
  View view = a_full_view();
  Node reference;
  reference.role = Role::kKeyValue;
  reference.id = "reference";
  reference.value = "7K3M-9QTX-R";
  view.regions.push_back(reference);
  const View redacted = redact(view);
  EXPECT_EQ(find(redacted, "reference").value, "7K3M-9QTX-R");
  EXPECT_EQ(find(redacted, "field.postcode").name, "Postcode");
}

TEST(Redact, AnEmptyPrivateFieldStaysEmpty) {
  View view = a_full_view();
  view.regions[0].children[1].value.clear();
  EXPECT_EQ(find(redact(view), "field.postcode").value, "");
}

}  // namespace
}  // namespace waymark::view
