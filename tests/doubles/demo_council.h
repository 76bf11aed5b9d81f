// The demonstration council as the kiosk has it: its configuration, its journeys and the words in every language.
#pragma once

#include <memory>

#include "kiosk/core/configuration.h"
#include "kiosk/words/catalogue.h"

namespace waymark::doubles {

// Loaded once; a demonstration that cannot be loaded ends the test program with the reason.
[[nodiscard]] const words::Catalogue& demo_words();
[[nodiscard]] core::Configuration demo_configuration();  // a copy to change
[[nodiscard]] std::shared_ptr<const core::Configuration> demo_council();

}  // namespace waymark::doubles
