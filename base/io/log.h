// One log line per thing worth knowing, to standard error (the journal keeps it). A thin face on spdlog.
//
// No customer text, ever: `where` and `what` are our own words, figures, file names and Error texts. Nothing that
// was typed, scanned or read from a card is passed here, not even its length. Every call is thread-safe.
#pragma once

#include <string_view>

#include "base/result.h"

namespace waymark::base::io {

enum class LogLevel { kDebug = 1, kInfo, kWarning, kError };

// Lines below this level are dropped. The default is kInfo.
void set_log_level(LogLevel lowest);

void log(LogLevel level, std::string_view where, std::string_view what);
inline void log_info(std::string_view where, std::string_view what) { log(LogLevel::kInfo, where, what); }
inline void log_warning(std::string_view where, std::string_view what) { log(LogLevel::kWarning, where, what); }
void log_error(std::string_view where, const Error& error);

}  // namespace waymark::base::io
