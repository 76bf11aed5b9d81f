#include "kiosk/gallery/gallery.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <mutex>
#include <optional>
#include <ostream>
#include <system_error>
#include <thread>

#include "kiosk/gallery/picture.h"
#include "kiosk/paint/image.h"
#include "kiosk/paint/logo.h"
#include "kiosk/paint/painter.h"
#include "kiosk/paint/rasteriser.h"

namespace waymark::gallery {
namespace {

namespace fs = std::filesystem;

constexpr int kMostPages = 8;       // of one screen
constexpr std::size_t kBatch = 16;  // situations that one thread paints before it takes the next batch

// Some situations in one setting: what a thread paints with one painter.
struct Batch {
  Setting setting;
  std::vector<Situation> situations;
  std::vector<Picture> pictures;
};

bool wanted(const std::vector<std::string>& words, const std::string& name) {
  return words.empty() || std::any_of(words.begin(), words.end(),
                                      [&](const auto& word) { return name.find(word) != std::string::npos; });
}

// What was asked for, each with each.
base::Result<std::vector<Setting>> settings_of(const Stage& stage, const shell::GalleryOptions& options) {
  std::vector<Setting> settings;
  const auto& languages = options.languages.empty() ? stage.languages() : options.languages;
  for (const std::string& language : languages) {
    const auto& offered = stage.languages();
    if (std::find(offered.begin(), offered.end(), language) == offered.end()) {
      return base::fail(base::ErrorCode::kInvalid, language, "is no language of this council");
    }
    for (const int scale : options.scales) {
      for (const std::string& name : options.contrasts) {
        const auto contrast = contrast_named(name);
        if (!contrast) return tl::unexpected<base::Error>(contrast.error());
        for (const std::string& speech : options.speech) {
          for (const std::string& reach : options.reach) {
            settings.push_back({language, scale, *contrast, speech == "on", reach == "low"});
          }
        }
      }
    }
  }
  return settings;
}

std::vector<Batch> plan(const std::vector<Setting>& settings, const shell::GalleryOptions& options) {
  std::vector<Batch> batches;
  for (const Setting& setting : settings) {
    std::vector<Situation> all = situations(setting.language);
    std::erase_if(all, [&](const Situation& each) { return !wanted(options.situations, each.name()); });
    for (std::size_t from = 0; from < all.size(); from += kBatch) {
      const std::size_t until = std::min(all.size(), from + kBatch);
      batches.push_back(
          {setting,
           {all.begin() + static_cast<std::ptrdiff_t>(from), all.begin() + static_cast<std::ptrdiff_t>(until)},
           {}});
    }
  }
  return batches;
}

class Worker {
 public:
  Worker(const Stage& stage, const paint::ThemeSet& themes, const shell::Options& options)
      : stage_(stage),
        themes_(themes),
        viewing_{options.panel_inches, options.viewing_distance_mm},
        options_(options.gallery) {}

  void paint(Batch& batch) {
    auto painter = paint::Painter::create(themes_, viewing_);
    for (const Situation& situation : batch.situations) {
      Picture picture{situation.name(), batch.setting, {}, {}};
      if (painter) {
        paint(*painter, situation, picture);
      } else {
        picture.faults.push_back(base::to_string(painter.error()));
      }
      batch.pictures.push_back(std::move(picture));
    }
  }

 private:
  void paint(paint::Painter& painter, const Situation& situation, Picture& picture) {
    const auto view = stage_.view(situation, picture.setting);
    if (!view) return picture.faults.push_back(base::to_string(view.error()));
    const paint::Size size{static_cast<float>(options_.width), static_cast<float>(options_.height)};
    const std::uint64_t unknown_before = unknown_;
    painter.paint({}, size);  // another page lies between any two situations: each begins at its top
    for (int page = 1; page <= kMostPages; ++page) {
      const paint::PageReport report = painter.paint(*view, size);
      unknown_ = report.unknown_glyphs;
      if (page == 1) picture.faults = report.overflows;
      const fs::path folder = options_.folder / situation.name();
      std::error_code made;
      fs::create_directories(folder, made);
      std::string file = picture.setting.name() + (page == 1 ? "" : "-page" + std::to_string(page)) + ".png";
      const auto written = paint::write_png(rasterised(painter), folder / file);
      if (!written) return picture.faults.push_back(base::to_string(written.error()));
      picture.files.push_back(situation.name() + "/" + file);
      if (page >= report.pages || !painter.scroll(paint::page_step(painter.layout()))) break;
    }
    if (unknown_ != unknown_before) picture.faults.emplace_back("a character that no font has");
  }

  const paint::Image& rasterised(const paint::Painter& painter) {
    image_.width = options_.width;
    image_.height = options_.height;
    image_.pixels.resize(static_cast<std::size_t>(image_.width) * static_cast<std::size_t>(image_.height));
    paint::Rasteriser rasteriser;
    rasteriser.render(painter.list(), painter.atlas(),
                      {image_.pixels.data(), image_.width, image_.width, image_.height}, paint::Damage::kEverything);
    return image_;
  }

  const Stage& stage_;
  const paint::ThemeSet& themes_;
  const paint::Viewing viewing_;
  const shell::GalleryOptions& options_;
  paint::Image image_;
  std::uint64_t unknown_ = 0;
};

void paint_all(std::vector<Batch>& batches, const Stage& stage, const paint::ThemeSet& themes,
               const shell::Options& options) {
  std::atomic<std::size_t> next{0};
  const auto work = [&] {
    Worker worker(stage, themes, options);
    for (std::size_t mine = next++; mine < batches.size(); mine = next++) worker.paint(batches[mine]);
  };
  std::vector<std::thread> threads;
  const int jobs = options.gallery.jobs > 0 ? options.gallery.jobs
                                            : static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
  for (int job = 1; job < jobs; ++job) threads.emplace_back(work);
  work();
  for (std::thread& thread : threads) thread.join();
}

// In the theme of the council that is shown.
base::Result<paint::ThemeSet> themes_of(const shell::Options& options) {
  auto themes = paint::ThemeSet::load(options.themes);
  std::error_code none;
  const fs::path council = options.gallery.council / "theme";
  if (!themes || !fs::exists(council / "theme.json", none)) return themes;
  if (const auto used = paint::use_council_theme(*themes, council); !used) {
    return tl::unexpected<base::Error>(used.error());
  }
  return themes;
}

int complain(std::ostream& errors, const base::Error& error) {
  errors << "waymark-kiosk: " << base::to_string(error) << "\n";
  return shell::kExitConfiguration;
}

}  // namespace

int run_gallery(const shell::Options& options, std::ostream& out, std::ostream& errors) {
  const auto began = std::chrono::steady_clock::now();
  const auto stage = Stage::open(options.gallery.council, options.themes);
  if (!stage) return complain(errors, stage.error());
  const auto themes = themes_of(options);
  if (!themes) return complain(errors, themes.error());
  const auto settings = settings_of(*stage, options.gallery);
  if (!settings) return complain(errors, settings.error());
  std::vector<Batch> batches = plan(*settings, options.gallery);
  paint_all(batches, *stage, *themes, options);

  std::vector<Picture> pictures;
  std::size_t files = 0;
  std::size_t faults = 0;
  for (Batch& batch : batches) {
    for (Picture& picture : batch.pictures) {
      files += picture.files.size();
      for (const std::string& fault : picture.faults) {
        errors << picture.situation << "/" << picture.setting.name() << ": " << fault << "\n";
        ++faults;
      }
      pictures.push_back(std::move(picture));
    }
  }
  std::ofstream index(options.gallery.folder / "index.html", std::ios::binary);
  index << index_html(pictures);
  if (!index.flush()) {
    return complain(errors, {base::ErrorCode::kStorage, options.gallery.folder.string(), "cannot be written to"});
  }
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - began;
  char seconds[32];
  std::snprintf(seconds, sizeof seconds, "%.1f", took.count());
  out << files << " pictures of " << pictures.size() << " screens in " << seconds << " s; " << faults << " faults\n"
      << (options.gallery.folder / "index.html").string() << "\n";
  return faults == 0 ? 0 : 1;
}

}  // namespace waymark::gallery
