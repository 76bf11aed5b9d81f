// The two presenters give one picture: RMSE of at most 0.002, on every screen.
#include <gtest/gtest.h>

#include "kiosk/paint/window.h"
#include "tests/paint/painted.h"
#include "tests/paint/sample_views.h"
#include "tests/paint/x_server.h"

namespace waymark::paint {
namespace {

using samples::Language;

TEST(Presenters, OpenGlAndSoftwareGiveOnePicture) {
  const auto server = XServer::start(1280, 720);
  if (server == nullptr) GTEST_SKIP() << "Xvfb is not installed: the presenters are not compared";
  WindowOptions options;
  options.presenter = PresenterKind::kOpenGl;
  auto window = Window::create(house_themes, options);
  if (!window) GTEST_SKIP() << "no OpenGL 3.3 on this machine: " << base::to_string(window.error());
  EXPECT_EQ(window->presenter_name(), "opengl");
  double worst = 0;
  for (const auto& sample : samples::all()) {
    for (const view::Contrast contrast : {view::Contrast::kStandard, view::Contrast::kLightOnDark}) {
      view::View view = sample.make(Language::kGaelic);
      view.presentation.contrast = contrast;
      view.presentation.motion = false;
      window->present(view);
      const auto captured = window->capture();
      ASSERT_TRUE(captured) << base::to_string(captured.error());
      const double found = difference(*captured, render_to_image(view, house_themes(), 1280, 720)->image);
      EXPECT_LE(found, 0.002) << sample.name;
      worst = std::max(worst, found);
    }
  }
  std::printf("worst RMSE between the presenters: %.6f\n", worst);
  EXPECT_FALSE(window->blank());
  EXPECT_FALSE(window->forget().empty());
  EXPECT_TRUE(window->blank());
}

}  // namespace
}  // namespace waymark::paint
