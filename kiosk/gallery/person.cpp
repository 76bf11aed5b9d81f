#include "kiosk/gallery/person.h"

namespace waymark::gallery {
namespace {

constexpr Person kPeople[] = {
    {"en-GB", "Morag Sutherland", "14 Harbour Row", "Ardwell", "Through the green gate, behind the garages."},
    {"gd", "Mòrag Nic Suthainn", "14 Sràid a' Chalaidh", "Àird Bhaile", "Tron gheata uaine, air cùl nan garaidsean."},
    {"cy", "Llinos Gruffydd-Ŵyn", "14 Rhes yr Harbwr", "Ardwell", "Drwy’r giât werdd, y tu ôl i’r garejys."},
    {"pl", "Małgorzata Źdźbłowska", "ul. Żeglarska 14/3", "Ardwell", "Przez zieloną bramę, za garażami."},
    {"uk", "Ґанна Їжакевич", "вул. Портова, 14", "Ардвелл", "Крізь зелену хвіртку, за гаражами."},
    {"ar", "مريم عبد الرحمن", "14 شارع الميناء", "أردويل", "من البوابة الخضراء، خلف المواقف."},
    {"ur", "عائشہ صدیقی", "14 ہاربر رو", "آرڈویل", "سبز دروازے سے اندر، گیراجوں کے پیچھے۔"},
    {"zh-Hans", "王晓梅", "港口街14号", "阿德韦尔", "进绿色大门，在车库后面。"},
};

}  // namespace

const Person& person_writing(std::string_view language) {
  for (const Person& person : kPeople) {
    if (person.language == language) return person;
  }
  return kPeople[0];
}

Steps to_missed_bin() { return Steps{}.press({"home.do-it-here", "service.bins"}); }

Steps to_address() {
  return to_missed_bin()
      .press({"field.which-bin.recycling", "continue"})
      .fill("field.missed-on.day", "19")
      .fill("field.missed-on.month", "11")
      .fill("field.missed-on.year", "2026")
      .press({"continue", "field.out-in-time.yes", "continue", "field.tag.no", "continue", "field.kind-of-place.home",
              "continue"});
}

Steps to_check(const Person& person) {
  return to_address()
      .fill("field.address-line-1", person.street)
      .fill("field.town", person.town)
      .fill("field.postcode", "PA31 8RT")
      .press({"continue", "field.assisted.no", "continue", "field.contact-by.none", "continue"});
}

Steps to_reference(const Person& person) {
  return to_check(person).press("send").answer(core::SubmissionStored{}).answer(core::SubmissionAccepted{});
}

Steps to_proof_of_address(const Person& person) {
  return Steps{}
      .press({"home.do-it-here", "service.parking", "field.kind-of-permit.carer", "continue", "field.live-in-zone.yes",
              "continue", "field.who-for.me", "continue"})
      .fill("field.full-name", person.name)
      .press("continue")
      .fill("field.born.day", "4")
      .fill("field.born.month", "5")
      .fill("field.born.year", "1986")
      .press("continue")
      .fill("field.address-line-1", person.street)
      .fill("field.town", person.town)
      .fill("field.postcode", "PA31 8RT")
      .press("continue");
}

Steps to_permit_summary(const Person& person) {
  return to_proof_of_address(person)
      .press({"field.proof-of-address.none", "continue"})
      .fill("field.care", person.sentence)
      .press("continue")
      .fill("field.start-on.day", "1")
      .fill("field.start-on.month", "12")
      .fill("field.start-on.year", "2026")
      .press({"continue", "field.contact-by.none", "continue", "continue"});
}

}  // namespace waymark::gallery
