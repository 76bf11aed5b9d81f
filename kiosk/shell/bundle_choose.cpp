#include "kiosk/shell/bundle_choose.h"

#include "base/io/log.h"
#include "kiosk/shell/configuration_load.h"

namespace waymark::shell {

base::Result<std::shared_ptr<const core::Configuration>> choose_configuration(BundleStore& store,
                                                                              const Identity& identity) {
  const auto begun = store.begin_run();
  if (!begun) return tl::unexpected<base::Error>(begun.error());
  while (store.choice().current != 0) {
    const std::int64_t version = store.choice().current;
    base::Status fit = store.check(version);
    if (fit) {
      auto loaded = load_configuration(store.folder_of(version), static_cast<std::uint64_t>(version), identity.site,
                                       identity.name);
      if (loaded) return *loaded;
      fit = tl::unexpected<base::Error>(loaded.error());
    }
    base::io::log_error("bundle", fit.error());
    const auto back = store.roll_back(to_string(fit.error()));
    if (!back) return tl::unexpected<base::Error>(back.error());
  }
  return std::shared_ptr<const core::Configuration>{};
}

}  // namespace waymark::shell
