// A question that is answered by a photograph of a paper: proof of address for a parking permit.
#include "kiosk/gallery/person.h"
#include "kiosk/gallery/situations.h"

namespace waymark::gallery {
namespace {

Steps camera(core::Camera camera) {
  const bool light = camera == core::Camera::kReady;
  return Steps{}.answer(core::MediaDevices{{}, camera, core::Microphone::kReady, light});
}

}  // namespace

void add_situations_of_photos(std::vector<Situation>& into, std::string_view language) {
  const auto add = [&into](const char* screen, const char* state, const Steps& steps) {
    into.push_back({screen, state, Begins::kInAVisit, steps.list(), {}});
  };
  const Steps asked = to_proof_of_address(person_writing(language));
  const Steps opening = Steps{asked}.press("field.proof-of-address.taken");
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
