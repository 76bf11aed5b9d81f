// A question that is answered by a photograph of a paper: no journey of the demonstration asks one yet, so the council
// of these situations does.
#include "kiosk/gallery/person.h"
#include "kiosk/gallery/situations.h"
#include "kiosk/journeys/load.h"

namespace waymark::gallery {
namespace {

constexpr std::string_view kShowALetter = R"({"format": 1, "id": "show-a-letter", "version": "1",
  "languages": ["en-GB", "gd", "cy", "pl", "uk", "ar", "ur", "zh-Hans"],
  "title": {"en-GB": "Show a letter", "gd": "Seall litir", "cy": "Dangos llythyr", "pl": "Pokaż list",
    "uk": "Показати лист", "ar": "إظهار رسالة", "ur": "خط دکھائیں", "zh-Hans": "出示信件"},
  "pages": [{"id": "letter", "questions": [{"id": "letter", "kind": "photo", "label": {
    "en-GB": "Can you show us the letter?", "gd": "An urrainn dhuibh an litir a shealltainn dhuinn?",
    "cy": "Allwch chi ddangos y llythyr i ni?", "pl": "Czy możesz pokazać nam list?",
    "uk": "Чи можете ви показати нам лист?", "ar": "هل يمكنك أن ترينا الرسالة؟",
    "ur": "کیا آپ ہمیں خط دکھا سکتے ہیں؟", "zh-Hans": "您能给我们看一下信件吗？"}}]}]})";

void ask_for_a_letter(core::Configuration& council) {
  auto loaded = journeys::load(kShowALetter);
  if (!loaded) return;  // then the question is not reached, which its lint says
  council.journeys.push_back(std::make_shared<const journeys::Definition>(std::move(*loaded)));
  for (core::Service& service : council.services) {
    if (service.id == "bins") service.journey = "show-a-letter";
  }
}

Steps camera(core::Camera camera) {
  const bool light = camera == core::Camera::kReady;
  return Steps{}.answer(core::MediaDevices{{}, camera, core::Microphone::kReady, light});
}

}  // namespace

void add_situations_of_photos(std::vector<Situation>& into) {
  const auto add = [&into](const char* screen, const char* state, const Steps& steps) {
    into.push_back({screen, state, Begins::kInAVisit, steps.list(), ask_for_a_letter});
  };
  const Steps asked = to_missed_bin();
  const Steps opening = Steps{asked}.press("field.letter.taken");
  const Steps looking = Steps{opening}.then(camera(core::Camera::kReady));
  const auto sighted = [&looking](core::PaperSight sight) {
    return Steps{looking}.answer(core::PaperSighted{{}, sight});
  };
  const auto shown = [&looking](bool straight) {
    return Steps{looking}.press("photo.take").answer(core::PhotoTaken{{}, straight, base::Secret{"jpeg"}});
  };
  add("question", "photo-empty", asked);
  add("photo", "of-request-looking", looking);
  add("photo", "of-request-found", sighted(core::PaperSight::kFound));
  add("photo", "of-request-too-dark", sighted(core::PaperSight::kTooDark));
  add("photo", "of-request-taking", Steps{looking}.press("photo.take"));
  add("photo", "of-request-shown", shown(true));
  add("photo", "of-request-not-straight", shown(false));
  add("photo", "of-request-no-camera", Steps{opening}.then(camera(core::Camera::kAbsent)));
  add("question", "photo-taken", shown(true).press("photo.use"));
}

}  // namespace waymark::gallery
