#include "video/engine/gobject.h"

namespace waymark::video {
namespace {

using Task = std::function<void()>;

gboolean run_once(gpointer task) {
  (*static_cast<Task*>(task))();
  return G_SOURCE_REMOVE;
}

gboolean run_again(gpointer task) {
  (*static_cast<Task*>(task))();
  return G_SOURCE_CONTINUE;
}

void forget(gpointer task) { std::unique_ptr<Task>{static_cast<Task*>(task)}; }

}  // namespace

void post(Task task) {
  GSource* source = ::g_idle_source_new();
  ::g_source_set_priority(source, G_PRIORITY_DEFAULT);
  ::g_source_set_callback(source, run_once, std::make_unique<Task>(std::move(task)).release(), forget);
  ::g_source_attach(source, nullptr);
  ::g_source_unref(source);
}

Ticker::Ticker(unsigned every_ms, std::function<void()> task)
    : task_(std::move(task)), source_(::g_timeout_add(every_ms, run_again, &task_)) {}

Ticker::~Ticker() { ::g_source_remove(source_); }

}  // namespace waymark::video
