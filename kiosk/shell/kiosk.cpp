#include "kiosk/shell/kiosk.h"

#include <future>
#include <utility>
#include <vector>

#include "base/io/log.h"
#include "kiosk/paint/window.h"
#include "kiosk/shell/beat.h"
#include "kiosk/shell/bundle_choose.h"
#include "kiosk/shell/voice_thread.h"
#include "kiosk/shell/words_load.h"
#include "kiosk/supervisor/restart_notes.h"
#include "kiosk/view/describe.h"
#include "kiosk/view/redact.h"

namespace waymark::shell {
namespace {

// On the screen of a kiosk that has never had a configuration.
constexpr const char* kNotSetUp = "K20";

tl::unexpected<StartFailure> cannot_start(int exit_code, base::Error error) {
  return tl::unexpected<StartFailure>(StartFailure{exit_code, std::move(error)});
}

}  // namespace

Started<std::unique_ptr<Kiosk>> Kiosk::create(const Options& options, const base::io::Clock& clock) {
  std::unique_ptr<Kiosk> kiosk{new Kiosk(options, clock)};
  // Words, then stores and configuration, are read in threads of their own while this one opens the display.
  paint::Window::prepare();
  auto words_later = std::async(std::launch::async, [&options] { return load_words(options.themes); });
  const auto ground = std::async(std::launch::async, [&kiosk] { return kiosk->open_ground(); }).share();
  auto glass = shell::open_glass(options, kiosk->mailbox_, kiosk->pictures_, [&kiosk, ground] {
    return ground.get() && kiosk->configuration_ ? kiosk->bundle_ / "theme" : std::filesystem::path{};
  });
  if (const auto& opened = ground.get(); !opened) return tl::unexpected<StartFailure>(opened.error());
  auto words = words_later.get();
  if (!words) return cannot_start(kExitConfiguration, words.error());
  if (!glass) return tl::unexpected<StartFailure>(glass.error());
  kiosk->use_words(std::move(*words));
  kiosk->glass_ = std::move(glass->glass);
  kiosk->theme_refused_ = std::move(glass->theme_refused);
  kiosk->connect();
  return kiosk;
}

Kiosk::~Kiosk() {
  // Last to start, first to stop; what is still in the store's queue is written.
  voice_.reset();
  if (link_) link_->stop();
  if (devices_) devices_->stop();
  if (store_) store_->stop();
}

Started<void> Kiosk::open_ground() {
  if (auto opened = open_stores(); !opened) return opened;
  return open_link();
}

Started<void> Kiosk::open_stores() {
  auto outbox = Outbox::open((options_.state / "outbox.db").string(), clock_);
  if (!outbox) return cannot_start(kExitStorage, outbox.error());
  outbox_ = std::move(*outbox);
  auto journal = PrintJournal::open((options_.state / "prints.db").string());
  if (!journal) return cannot_start(kExitStorage, journal.error());
  journal_ = std::move(*journal);
  store_ = std::make_unique<TaskThread>("store");
  return {};
}

Started<void> Kiosk::open_link() {
  auto http = base::io::open_http({options_.ca_file.string(), "waymark-kiosk/" WAYMARK_VERSION});
  if (!http) return cannot_start(kExitConfiguration, http.error());
  HubLinkOptions link_options;
  link_options.session = {options_.hub, options_.ca_file, options_.state, options_.name, options_.enrolment_code, {}};
  link_options.session.backoff.ceiling = options_.retry_ceiling;
  link_options.session.backoff.first = std::min(link_options.session.backoff.first, options_.retry_ceiling);
  link_options.demo = options_.demo;
  HubLinkPorts ports;
  ports.event = [this](core::Event event) { mailbox_.post(std::move(event)); };
  ports.submission_accepted = [this](const std::string& id) { effects_->submission_accepted(id); };
  ports.mirror_input = [this](std::vector<core::Event> events) {
    for (core::Event& event : events) mailbox_.post(std::move(event));
  };
  ports.mirror_wanted = [this](bool wanted) {
    mirror_wanted_ = wanted;
    mirror_now_ = wanted;
    mailbox_.interrupt();
  };
  ports.call_state = [this](protocol::CallState state) {
    static_cast<void>(devices_->post([this, state = std::move(state)](DeviceThread&) { media_->state(state); }));
  };
  ports.call_signal = [this](protocol::CallSignal signal) {
    static_cast<void>(devices_->post([this, signal = std::move(signal)](DeviceThread&) { media_->signal(signal); }));
  };
  auto link = std::make_unique<HubLink>(**http, clock_, *outbox_, std::move(link_options), std::move(ports));
  if (auto opened = link->open(); !opened) return cannot_start(kExitConfiguration, opened.error());
  identity_ = link->identity();
  if (identity_) {
    auto store = BundleStore::open(options_.state / "bundles", identity_->trust);
    if (!store) return cannot_start(kExitStorage, store.error());
    auto configuration = choose_configuration(*store, *identity_);
    if (!configuration) return cannot_start(kExitStorage, configuration.error());
    configuration_ = std::move(*configuration);
    if (configuration_) bundle_ = store->folder_of(store->choice().current);
    link->use(std::move(*store));
  }
  if (configuration_) {
    std::vector<std::string> services;
    for (const core::Queue& queue : configuration_->queues) services.push_back(queue.service);
    link->use_services(std::move(services));
    link->use_room(configuration_->in_private_room());
  }
  link_ = std::make_unique<LinkThread>(std::move(*http), std::move(link), clock_);
  return {};
}

void Kiosk::use_words(words::Catalogue words) {
  words_ = std::move(words);
  if (!configuration_) return;
  put_own_words_over(words_, bundle_);
  std::vector<LanguageReport> languages;
  for (const std::string& tag : configuration_->languages) {
    const words::Language* const known = words_.find_language(tag);
    if (known != nullptr) languages.push_back({tag, known->english_name, known->reviewed});
  }
  static_cast<void>(link_->post([languages = std::move(languages)](HubLink& link) { link.use_languages(languages); }));
}

void Kiosk::connect_media() {
  std::unique_ptr<video::Client> client;
  if (options_.media != "none") {
    auto made = video::Client::create(options_.media);
    if (made) {
      client = std::move(*made);
    } else {
      base::io::log_error("media", made.error());  // a kiosk without calls still serves
    }
  }
  video::Setup setup;
  setup.camera = options_.media_camera;
  setup.microphone = options_.media_microphone;
  setup.speaker = options_.media_speaker;
  setup.handset = options_.media_handset;
  setup.headphones = options_.media_headphones;
  setup.loopback = options_.demo;
  MediaPorts ports;
  ports.event = [this](core::Event event) { mailbox_.post(std::move(event)); };
  ports.signal = [this](std::string call_id, protocol::CallSignal signal) {
    static_cast<void>(link_->post([call_id = std::move(call_id), signal = std::move(signal)](HubLink& link) {
      link.calls().signal(call_id, signal);
    }));
  };
  ports.pictures_changed = [this] {
    if (!moving_.exchange(true)) mailbox_.interrupt();
  };
  media_ = std::make_unique<MediaDesk>(std::move(client), std::move(setup), clock_, pictures_, std::move(ports));
}

void Kiosk::connect() {
  connect_media();
  const auto event = [this](core::Event one) { mailbox_.post(std::move(one)); };
  const auto on_store = [this](std::function<void()> task) { return store_->post(std::move(task)); };
  const auto on_link = [this](LinkThread::Command command) { return link_->post(std::move(command)); };
  const auto on_devices = [this](DeviceThread::Command command) { return devices_->post(std::move(command)); };
  const auto later = [this](std::chrono::milliseconds delay, std::function<void()> task) {
    store_->post_after(delay, std::move(task));
  };
  std::unique_ptr<devices::Client> client;
  if (!options_.devices.empty()) {
    auto made = devices::Client::create(options_.devices);
    if (made) {
      client = std::move(*made);
    } else {
      base::io::log_error("devices", made.error());  // a kiosk without devices still serves
    }
  }
  devices_ = std::make_unique<DeviceThread>(
      std::move(client),
      DevicePorts{
          event,
          [this](std::vector<DeviceReport> reports) {
            static_cast<void>(
                link_->post([reports = std::move(reports)](HubLink& link) { link.report_devices(reports); }));
          },
          [this](const std::string& job_id, protocol::PrintResult result) { prints_->printed(job_id, result); }},
      media_.get(), clock_);
  tickets_ = std::make_unique<TicketDesk>(*outbox_, clock_, TicketPorts{on_link, on_store, later, event});
  prints_ = std::make_unique<PrintDesk>(*journal_, clock_, PrintPorts{on_store, on_devices, event});
  VoicePorts heard;
  heard.playing = [this](bool playing) {
    if (playing) return mailbox_.post(core::SpeechStarted{});
    mailbox_.post(core::SpeechEnded{});
  };
  heard.available = [this](bool available) { mailbox_.post(core::VoiceChanged{available}); };
  heard.headphones = [this](bool in) { mailbox_.post(core::HeadphonesChanged{in}); };
  voice_ = std::make_unique<VoiceThread>(
      options_.voice_program, options_.sound_device == "none" ? nullptr : make_alsa_sound(options_.sound_device),
      std::move(heard));
  speech_ = std::make_unique<SpeechDesk>(*voice_, words_);
  gate_ = std::make_unique<StaffGate>(
      options_.state / "staff.json", configuration_ ? configuration_->staff : std::vector<core::StaffMember>{}, clock_);
  staff_ = std::make_unique<StaffDesk>(*gate_, *outbox_, clock_, StaffPorts{on_store, on_link, event});
  effects_ =
      std::make_unique<Effects>(*outbox_, clock_, *glass_, *tickets_, *prints_, *speech_, *media_, *staff_,
                                EffectPorts{on_link, on_store, on_devices, event, [this] { mailbox_.interrupt(); },
                                            [this] { return mailbox_.forget_acts(); },
                                            [this](bool share) {
                                              if (share && !sharing_) mirror_now_ = true;
                                              sharing_ = share;
                                            }});
  if (identity_) effects_->use({identity_->submission_key_id, identity_->submission_key});

  LoopPorts ports;
  ports.beat = [] { beat(); };
  ports.report = [this](GlassReport report) {
    static_cast<void>(link_->post([report = std::move(report)](HubLink& link) { link.report_glass(report); }));
  };
  // Through the store's queue: a browser never sees a promise that is not on the disk yet.
  ports.view = [this](const view::View& view) {
    if (sharing_) {
      static_cast<void>(
          devices_->post([this, json = view::to_json(view::redact(view))](DeviceThread&) { media_->show(json); }));
    }
    if (!mirror_wanted_) return;
    static_cast<void>(store_->post([this, json = view::to_json(view)] {
      static_cast<void>(link_->post([json](HubLink& link) { link.mirror(json); }));
    }));
  };
  ports.view_wanted = [this] { return mirror_now_.exchange(false); };
  ports.moving = [this] { return moving_.exchange(false); };
  ports.running_well = [this] { static_cast<void>(link_->post([](HubLink& link) { link.running_well(); })); };
  loop_ = std::make_unique<Loop>(*glass_, mailbox_, *effects_, *speech_, clock_, words_, std::move(ports));
}

void Kiosk::begin() {
  link_->start();
  devices_->start();
  std::vector<core::Event> news;
  if (!gate_->out_of_service().empty()) news.emplace_back(core::OutOfServiceOrdered{gate_->out_of_service()});
  if (!configuration_) news.emplace_back(core::OutOfServiceOrdered{kNotSetUp});
  news.emplace_back(core::StaffCardsKnown{gate_->cards()});
  auto on_this_panel = std::make_shared<core::Configuration>(configuration_ ? *configuration_ : core::Configuration{});
  on_this_panel->default_text_percent = glass_->default_text_percent();
  if (options_.media == "none") on_this_panel->calls.skills.clear();  // nobody could be seen or heard from here
  configuration_ = std::move(on_this_panel);
  loop_->begin(configuration_, std::move(news));
  tell_earlier_ends();
}

void Kiosk::tell_earlier_ends() {
  for (const supervisor::RestartNote& note : supervisor::take_restart_notes(options_.state)) {
    effects_->record_incident("incident.restart", note.code);
  }
  if (outbox_->rebuilt()) effects_->record_incident("incident.storage", "outbox_rebuilt");
  if (!theme_refused_.empty()) effects_->record_incident("incident.theme", "refused");
  for (int i = 0; i < journal_->unknown_at_start(); ++i)
    effects_->record_incident("receipt.failed", "unknown_after_restart");
}

int Kiosk::run() {
  begin();
  const int code = loop_->run([this] { return stopping_.load(); });
  if (code == 0 || code == core::kExitUpdate) {
    static_cast<void>(link_->post([](HubLink& link) { link.ending_well(); }));
  }
  return code;
}

void Kiosk::stop() {
  stopping_ = true;
  mailbox_.interrupt();
}

}  // namespace waymark::shell
