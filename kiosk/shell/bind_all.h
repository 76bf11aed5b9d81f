// Binds the values of one statement in order.
#pragma once

#include "base/io/sqlite.h"

namespace waymark::shell {

template <class... Values>
void bind_all(SQLite::Statement& statement, const Values&... values) {
  int index = 0;
  (statement.bind(++index, values), ...);
}

}  // namespace waymark::shell
