// The fonts of the glass: Debian's, and no others. A private fontconfig set-up means that nothing on the machine
// (a user's fonts, a distribution's substitutions) can change a screen, and that start-up reads few files.
//
// Thread: owned and used by one thread.
#pragma once

#include <memory>
#include <string>

#include "base/result.h"

typedef struct _PangoFontMap PangoFontMap;
typedef struct _PangoContext PangoContext;

namespace waymark::paint {

class FontMap {
 public:
  // `configuration` is the text of themes/fonts.conf. kUnavailable when not one of its fonts is installed.
  [[nodiscard]] static base::Result<FontMap> create(const std::string& configuration);

  FontMap(FontMap&&) noexcept = default;
  FontMap& operator=(FontMap&&) noexcept = default;
  ~FontMap();

  [[nodiscard]] PangoContext* context() const { return context_.get(); }
  // Closes every font. Pango, HarfBuzz and FreeType remember for each which letters it was asked for.
  void forget();

 private:
  struct Unref {
    void operator()(void* object) const;
  };
  FontMap() = default;
  std::unique_ptr<PangoFontMap, Unref> map_;
  std::unique_ptr<PangoContext, Unref> context_;
};

}  // namespace waymark::paint
