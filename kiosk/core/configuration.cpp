#include "kiosk/core/configuration.h"

#include <algorithm>

namespace waymark::core {

bool Configuration::takes_photos() const {
  return !calls.skills.empty() ||
         std::any_of(journeys.begin(), journeys.end(), [](const auto& each) { return journeys::has_photo(*each); });
}

const journeys::Definition* Configuration::journey(std::string_view id) const {
  for (const auto& each : journeys) {
    if (each->id == id) return each.get();
  }
  return nullptr;
}

const Queue* Configuration::queue(std::string_view wanted) const {
  for (const Queue& each : queues) {
    if (each.service == wanted) return &each;
  }
  return nullptr;
}

const Service* Configuration::service(std::string_view id) const {
  for (const Service& each : services) {
    if (each.id == id) return &each;
  }
  return nullptr;
}

const PrivateRoom* Configuration::room(std::string_view kiosk) const {
  for (const PrivateRoom& each : rooms) {
    if (each.kiosk == kiosk) return &each;
  }
  return nullptr;
}

const Leaflet* Configuration::leaflet(std::string_view id) const {
  for (const Leaflet& each : leaflets) {
    if (each.id == id) return &each;
  }
  return nullptr;
}

void drop_dangling_services(Configuration& configuration) {
  for (Service& service : configuration.services) {
    if (configuration.journey(service.journey) == nullptr) service.journey.clear();
    if (configuration.queue(service.queue) == nullptr) service.queue.clear();
  }
  std::erase_if(configuration.services,
                [](const Service& service) { return service.journey.empty() && service.queue.empty(); });
}

}  // namespace waymark::core
