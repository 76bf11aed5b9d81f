#include "kiosk/gallery/person.h"
#include "kiosk/gallery/situations.h"

namespace waymark::gallery {

using namespace std::chrono_literals;

namespace {

// "Tell us you have moved", up to the page after the old address.
Steps to_moving() { return Steps{}.press({"home.do-it-here", "service.moving"}); }

// A list that is long enough to be searched.
Steps to_area(const Person& person) {
  return to_moving()
      .press({"field.direction.within", "continue"})
      .fill("field.moved-on.day", "2")
      .fill("field.moved-on.month", "11")
      .fill("field.moved-on.year", "2026")
      .press("continue")
      .fill("field.full-name", person.name)
      .press("continue")
      .fill("field.born.day", "4")
      .fill("field.born.month", "5")
      .fill("field.born.year", "1986")
      .press("continue")
      .fill("field.old-address-line-1", person.street)
      .fill("field.old-town", person.town)
      .fill("field.old-postcode", "PA31 8RT")
      .press("continue")
      .fill("field.new-address-line-1", person.street)
      .fill("field.new-town", person.town)
      .fill("field.new-postcode", "PA31 8RT")
      .press("continue");
}

Steps to_tenure(const Person& person) { return to_area(person).press({"field.ward.harbour", "continue"}); }

Steps to_tell(const Person& person) {
  return to_tenure(person).press({"field.tenure.council", "continue"}).fill("field.adults", "2").press("continue");
}

Steps to_contact() {
  return to_address()
      .fill("field.address-line-1", "14")
      .fill("field.town", "Ardwell")
      .fill("field.postcode", "PA31 8RT")
      .press({"continue", "field.assisted.no", "continue"});
}

Steps to_for_whom() {
  return Steps{}.press({"home.do-it-here", "service.parking", "field.kind-of-permit.visitor", "continue",
                        "field.live-in-zone.yes", "continue"});
}

}  // namespace

void add_situations_of_questions(std::vector<Situation>& into, std::string_view language) {
  const Person& person = person_writing(language);
  const auto add = [&into](const char* state, const Steps& steps) {
    into.push_back({"question", state, Begins::kInAVisit, steps.list(), {}});
  };
  const Steps date = to_missed_bin().press({"field.which-bin.recycling", "continue"});
  const Steps bin_store = to_missed_bin()
                              .press({"field.which-bin.recycling", "continue"})
                              .fill("field.missed-on.day", "19")
                              .fill("field.missed-on.month", "11")
                              .fill("field.missed-on.year", "2026")
                              .press({"continue", "field.out-in-time.yes", "continue", "field.tag.no", "continue",
                                      "field.kind-of-place.shared", "continue"})
                              .fill("field.address-line-1", person.street)
                              .fill("field.town", person.town)
                              .fill("field.postcode", "PA31 8RT")
                              .press("continue");

  add("radios-empty", to_missed_bin());
  add("radios-chosen", to_missed_bin().press("field.which-bin.recycling"));
  add("radios-error", to_missed_bin().press("continue"));
  add("radios-speech-on", Steps{}.press("control.listen").then(to_missed_bin()));
  add("radios-low-reach", Steps{}.press("control.reach").then(to_missed_bin()));
  add("radios-keypad", to_missed_bin().key(core::Key::kDown, 2).key(core::Key::kSelect));
  add("radios-offline", Steps{}.happens(core::LinkChanged{false}).then(to_missed_bin()));
  add("yes-no-empty", to_missed_bin().press({"field.which-bin.garden", "continue"}));
  add("date-empty", date);
  add("date-filled", Steps{date}
                         .fill("field.missed-on.day", "19")
                         .fill("field.missed-on.month", "11")
                         .fill("field.missed-on.year", "2026"));
  add("date-error", Steps{date}
                        .fill("field.missed-on.day", "31")
                        .fill("field.missed-on.month", "11")
                        .fill("field.missed-on.year", "2026")
                        .press("continue"));
  add("address-empty", to_address());
  add("address-filled", to_address()
                            .fill("field.address-line-1", person.street)
                            .fill("field.town", person.town)
                            .fill("field.postcode", "PA31 8RT"));
  add("address-keypad", to_address().key(core::Key::kSelect).key(core::Key::kDown));
  add("address-error", to_address().fill("field.postcode", "PA31").press("continue"));
  add("address-hidden",
      to_address().fill("field.address-line-1", person.street).fill("field.town", person.town).press("control.hide"));
  add("address-low-reach", Steps{}.press("control.reach").then(to_address()));
  add("address-still-there", to_address().fill("field.address-line-1", person.street).wait(95s));
  add("address-keys-aloud", to_address().press("control.listen").happens(core::Focus{"keyboard.delete"}));
  add("long-text-empty", bin_store);
  add("long-text-filled", Steps{bin_store}.fill("field.bin-store", person.sentence));
  add("long-text-full", Steps{bin_store}.fill("field.bin-store", [&] {
    std::string full;
    while (full.size() < 220) full += std::string(person.sentence) + " ";
    return full;
  }()));
  add("long-text-error", Steps{bin_store}.press("continue"));
  add("for-whom", to_for_whom());
  add("for-somebody-else", to_for_whom().press({"field.who-for.someone-else", "continue"}));
  add("contact-chosen", to_contact().press("field.contact-by.email"));
  add("phone-empty", to_contact().press({"field.contact-by.phone", "continue"}));
  add("phone-error",
      to_contact().press({"field.contact-by.phone", "continue"}).fill("field.phone", "01632").press("continue"));
  add("email-empty", to_contact().press({"field.contact-by.email", "continue"}));
  add("email-error", to_contact()
                         .press({"field.contact-by.email", "continue"})
                         .fill("field.email", "morag@ardwell")
                         .press("continue"));
  add("name-filled", to_contact()
                         .press({"field.contact-by.phone", "continue"})
                         .fill("field.phone", "01632 960123")
                         .press("continue")
                         .fill("field.full-name", person.name));
  add("long-list", to_area(person));
  add("long-list-nothing-found", to_area(person).fill("field.find:ward", "zzz"));
  add("number-filled", to_tenure(person).press({"field.tenure.council", "continue"}).fill("field.adults", "2"));
  add("checkboxes-empty", to_tell(person));
  add("checkboxes-chosen", to_tell(person).press({"field.tell.voting", "field.tell.library"}));
  add("secret-filled",
      to_tell(person).press({"field.tell.library", "continue"}).fill("field.library-card", "20771443"));
  into.push_back(
      {"ending",
       "advice",
       Begins::kInAVisit,
       to_missed_bin().press({"field.which-bin.garden", "continue", "field.garden-permit.no", "continue"}).list(),
       {}});
}

}  // namespace waymark::gallery
