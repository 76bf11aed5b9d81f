// How many tickets a second: 40 lines, a logo of 384 by 160 dots, a QR code, a cut.
#include <benchmark/benchmark.h>

#include <cmath>

#include "devices/printer/ticket.h"

namespace waymark::devices {
namespace {

GreyImage round_logo() {
  GreyImage logo{384, 160, {}};
  for (int y = 0; y < logo.height; ++y) {
    for (int x = 0; x < logo.width; ++x) {
      const double grey = 255 * std::hypot(x - 192.0, y - 80.0) / 192.0;
      logo.values.push_back(static_cast<std::uint8_t>(std::min(grey, 255.0)));
    }
  }
  return logo;
}

protocol::PrintDocument ticket() {
  using namespace protocol;
  PrintDocument document;
  document.blocks.emplace_back(PrintLogo{});
  document.blocks.emplace_back(PrintText{"A 042", PrintAlign::kCentre, PrintSize::kHuge, PrintWeight::kBold});
  for (int line = 0; line < 40; ++line) {
    document.blocks.emplace_back(
        PrintText{"Line " + std::to_string(line) + "  Council tax £12.37  café €" + std::to_string(line)});
  }
  document.blocks.emplace_back(PrintQr{"https://council.example/t/7f3a-0001-9b2c", ""});
  document.blocks.emplace_back(PrintCut{});
  return document;
}

void ticket_with_its_logo_dithered_each_time(benchmark::State& state) {
  const GreyImage logo = round_logo();
  const auto document = ticket();
  for (auto _ : state) {
    TicketEncoder encoder{PaperProfile{}};
    encoder.add_logo("council", logo);
    benchmark::DoNotOptimize(encoder.encode(document));
  }
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK(ticket_with_its_logo_dithered_each_time);

void ticket_with_its_logo_kept(benchmark::State& state) {
  TicketEncoder encoder{PaperProfile{}};
  encoder.add_logo("council", round_logo());
  const auto document = ticket();
  for (auto _ : state) benchmark::DoNotOptimize(encoder.encode(document));
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK(ticket_with_its_logo_kept);

void ticket_from_its_json(benchmark::State& state) {
  TicketEncoder encoder{PaperProfile{}};
  encoder.add_logo("council", round_logo());
  const std::string json = protocol::to_json(ticket()).value();
  for (auto _ : state) benchmark::DoNotOptimize(encoder.encode(protocol::print_document_from_json(json).value()));
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK(ticket_from_its_json);

void line_of_arabic(benchmark::State& state) {
  const TicketEncoder encoder{PaperProfile{}};
  protocol::PrintText text{"مرحبا بكم في المجلس، رقمك هو 42"};
  text.language = "ar";
  text.direction = protocol::PrintDirection::kRightToLeft;
  const protocol::PrintDocument document{{text}};
  for (auto _ : state) benchmark::DoNotOptimize(encoder.encode(document));
}
BENCHMARK(line_of_arabic)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace waymark::devices
