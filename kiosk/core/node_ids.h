// The names by which screens and reducers know the same control. Stable: scripts, the mirror and tests use them.
// A name that ends in a dot is a prefix: "service." + the service's id.
#pragma once

#include <string>
#include <string_view>

namespace waymark::core::ids {

inline constexpr std::string_view kStart = "start";
inline constexpr std::string_view kBack = "back";
inline constexpr std::string_view kContinue = "continue";
inline constexpr std::string_view kFinish = "finish";
inline constexpr std::string_view kHome = "home";
inline constexpr std::string_view kTryAgain = "try-again";

// Always there between attract and wipe.
inline constexpr std::string_view kListen = "control.listen";
inline constexpr std::string_view kTextSize = "control.text-size";
inline constexpr std::string_view kContrast = "control.contrast";
inline constexpr std::string_view kLanguages = "control.language";
inline constexpr std::string_view kReach = "control.reach";
inline constexpr std::string_view kHelp = "control.help";
inline constexpr std::string_view kHide = "control.hide";
inline constexpr std::string_view kMoment = "control.moment";
inline constexpr std::string_view kStartAgain = "control.start-again";

// While the screen is spoken.
inline constexpr std::string_view kSpeechBar = "speech.";
inline constexpr std::string_view kSayAgain = "speech.again";
inline constexpr std::string_view kPauseSpeech = "speech.pause";
inline constexpr std::string_view kSlower = "speech.slower";
inline constexpr std::string_view kFaster = "speech.faster";
inline constexpr std::string_view kQuieter = "speech.quieter";
inline constexpr std::string_view kLouder = "speech.louder";
inline constexpr std::string_view kHush = "speech.stop";
inline constexpr std::string_view kKeysAloudDialog = "keys-aloud";
inline constexpr std::string_view kKeysAloudYes = "keys-aloud.yes";
inline constexpr std::string_view kKeysAloudNo = "keys-aloud.no";
inline constexpr std::string_view kKeysAloudHelp = "keys-aloud.help";
inline constexpr std::string_view kKeysAloudStartAgain = "keys-aloud.start-again";

inline constexpr std::string_view kText = "text.";  // + a number: words that no other part of the screen refers to

inline constexpr std::string_view kLanguage = "language.";
inline constexpr std::string_view kDoItHere = "home.do-it-here";
inline constexpr std::string_view kGetNumber = "home.get-a-number";
inline constexpr std::string_view kTalk = "home.talk";
inline constexpr std::string_view kAppointment = "home.appointment";
inline constexpr std::string_view kPrivacy = "privacy";
inline constexpr std::string_view kService = "service.";
inline constexpr std::string_view kAllServices = "services.all";
inline constexpr std::string_view kTriage = "triage";
inline constexpr std::string_view kTriageTopic = "triage.topic.";  // + Topic::id
inline constexpr std::string_view kTriageUnsure = "triage.unsure";
inline constexpr std::string_view kTriageYes = "triage.urgent.yes";
inline constexpr std::string_view kTriageNo = "triage.urgent.no";
inline constexpr std::string_view kTriageHow = "triage.how.";  // + word_of(How)
inline constexpr std::string_view kTriageWay = "triage.way.";  // + word_of(Way)
inline constexpr std::string_view kLeaflets = "leaflets";
inline constexpr std::string_view kLeaflet = "leaflet.";          // + the leaflet's id
inline constexpr std::string_view kReadingOpen = "reading.open";  // back to it, from another screen
inline constexpr std::string_view kReadingPrint = "reading.print";
inline constexpr std::string_view kReadingPaper = "reading.paper";  // how far the printing has come
inline constexpr std::string_view kReadingQr = "reading.qr";
inline constexpr std::string_view kReadingCode = "reading.code";
inline constexpr std::string_view kRequests = "requests";
inline constexpr std::string_view kReference = "@reference";  // an entry, as kSearch
inline constexpr std::string_view kBooking = "@booking";      // an entry: the code of an appointment
inline constexpr std::string_view kNoCode = "appointment.no-code";
inline constexpr std::string_view kWaitHere = "appointment.wait-here";
inline constexpr std::string_view kQueue = "queue.";
inline constexpr std::string_view kJourneyLanguage = "journey-language.";  // + one of the journey's languages

inline constexpr std::string_view kField = "field.";  // + the entry's id; an option: + question + "." + value
inline constexpr std::string_view kFind = "find:";    // + the question's id: the entry that its options are searched by
inline constexpr std::string_view kFindHelp = "find.help";
inline constexpr std::string_view kSearch = "@search";  // an entry that belongs to no question: no journey has this id
inline constexpr std::string_view kCode = "@code";
inline constexpr std::string_view kError = "error.";    // + the entry's id: a link of the error summary
inline constexpr std::string_view kChange = "change.";  // + the question's id
inline constexpr std::string_view kAgree = "agree";
inline constexpr std::string_view kSend = "send";

inline constexpr std::string_view kReceiptPaper = "receipt.paper";
inline constexpr std::string_view kReceiptAnswers = "receipt.answers";
inline constexpr std::string_view kReceiptQr = "receipt.qr";
inline constexpr std::string_view kReceiptNone = "receipt.none";
inline constexpr std::string_view kPaperTicket = "ticket.on-paper";
inline constexpr std::string_view kFollowCode = "ticket.follow";
inline constexpr std::string_view kFollowed = "ticket.followed";
inline constexpr std::string_view kWrittenDown = "ticket.written-down";

inline constexpr std::string_view kRating = "rating.";  // + 1 to 5
inline constexpr std::string_view kReason = "reason.";  // + one of kFeedbackReasons
inline constexpr std::string_view kSendFeedback = "feedback.send";
inline constexpr std::string_view kSkipFeedback = "feedback.skip";

inline constexpr std::string_view kAskForHelp = "help.ask";
inline constexpr std::string_view kCancelHelp = "help.cancel";
// An adviser, from another place.
inline constexpr std::string_view kCallSkill = "call.skill.";  // + one of the configured skills
inline constexpr std::string_view kCallSpeak = "call.speak.";  // + word_of(Speak)
inline constexpr std::string_view kCallOpen = "call.open";     // from the panel to the call's own screen
inline constexpr std::string_view kCallCarryOn = "call.carry-on";
inline constexpr std::string_view kCallLeave = "call.leave";
inline constexpr std::string_view kCallPictureAndSound = "call.picture-and-sound";
inline constexpr std::string_view kCallSoundOnly = "call.sound-only";
inline constexpr std::string_view kCallTypeOnly = "call.type-only";
inline constexpr std::string_view kCallBegin = "call.begin";
inline constexpr std::string_view kCallMute = "call.mute";
inline constexpr std::string_view kCallCamera = "call.camera";
inline constexpr std::string_view kCallQuieter = "call.quieter";
inline constexpr std::string_view kCallLouder = "call.louder";
inline constexpr std::string_view kCallHearAloud = "call.hear-aloud";
inline constexpr std::string_view kCallEnd = "call.end";
inline constexpr std::string_view kCallAgain = "call.again";
inline constexpr std::string_view kCallClose = "call.close";
inline constexpr std::string_view kCallSendText = "call.send-text";
inline constexpr std::string_view kCallText = "@call-text";  // an entry, as kSearch
inline constexpr std::string_view kPrivateAnswer = "@private-answer";
inline constexpr std::string_view kOpenPrivate = "private.open";
inline constexpr std::string_view kRatherNot = "private.rather-not";
inline constexpr std::string_view kPhotoOpen = "photo.open";  // back to it, from another screen
inline constexpr std::string_view kPhotoTake = "photo.take";
inline constexpr std::string_view kPhotoUse = "photo.use";
inline constexpr std::string_view kPhotoAgain = "photo.again";
inline constexpr std::string_view kPhotoStop = "photo.stop";
inline constexpr std::string_view kConsentStop = "consent.stop.";  // + word_of(Consent)
inline constexpr std::string_view kRequestDialog = "request";
inline constexpr std::string_view kRequestYes = "request.yes";
inline constexpr std::string_view kRequestNo = "request.no";
inline constexpr std::string_view kRequestHelp = "request.help";
inline constexpr std::string_view kRequestStartAgain = "request.start-again";
inline constexpr std::string_view kRoomMove = "room.move";
inline constexpr std::string_view kRoomGo = "room.go";      // the code is written down
inline constexpr std::string_view kRoomStay = "room.stay";  // back to the call
inline constexpr std::string_view kRoomNumbers = "room.numbers";
inline constexpr std::string_view kRoomCode = "@room-code";
inline constexpr std::string_view kCallback = "callback";
inline constexpr std::string_view kCallbackWhen = "callback.when.";  // + word_of(PhoneWhen)
inline constexpr std::string_view kCallbackName = "@callback-name";
inline constexpr std::string_view kCallbackPhone = "@callback-phone";

inline constexpr std::string_view kMoreTime = "still-there.more-time";
inline constexpr std::string_view kStillMoment = "still-there.moment";
inline constexpr std::string_view kStillHelp = "still-there.help";
inline constexpr std::string_view kStillStartAgain = "still-there.start-again";

// The staff menu, and a member of staff beside the customer.
inline constexpr std::string_view kStaffNumber = "@staff-number";  // entries, as kSearch
inline constexpr std::string_view kStaffPin = "@staff-pin";
inline constexpr std::string_view kStaffClose = "staff.close";
inline constexpr std::string_view kStaffHelp = "staff.help";  // "I am helping this customer", and no longer
inline constexpr std::string_view kStaffEndVisit = "staff.end-visit";
inline constexpr std::string_view kStaffCheck = "staff.check";  // the parts
inline constexpr std::string_view kStaffCheckAll = "staff.check-all";
inline constexpr std::string_view kStaffPart = "staff.part.";  // + word_of(CheckPart)
inline constexpr std::string_view kStaffSign = "staff.sign";
inline constexpr std::string_view kStaffWorks = "staff.works";
inline constexpr std::string_view kStaffBroken = "staff.broken";
inline constexpr std::string_view kStaffNone = "staff.none";
inline constexpr std::string_view kStaffSquare = "staff.square.";  // + its number
inline constexpr std::string_view kStaffPrint = "staff.print";
inline constexpr std::string_view kStaffPaper = "staff.paper";
inline constexpr std::string_view kStaffOut = "staff.out";   // out of service, or back
inline constexpr std::string_view kStaffWhy = "staff.why.";  // + one of out_of_service_reasons()
inline constexpr std::string_view kStaffCleaning = "staff.cleaning";
inline constexpr std::string_view kStaffRestart = "staff.restart";
inline constexpr std::string_view kStaffAbout = "staff.about";
inline constexpr std::string_view kStaffCard = "staff.card";
inline constexpr std::string_view kWhoTypes = "assisted.who-types";
inline constexpr std::string_view kCustomerIsHere = "assisted.customer-is-here";

inline constexpr std::string_view kKey = "key.";  // + what it types
inline constexpr std::string_view kHeldKey =
    "held.";  // + what it types: one of the other letters of a key that was held
inline constexpr std::string_view kKeyboard = "keyboard.";  // + what a key that types no letter does
inline constexpr std::string_view kKeySpace = "keyboard.space";
inline constexpr std::string_view kKeyNewline = "keyboard.newline";
inline constexpr std::string_view kKeyDelete = "keyboard.delete";
inline constexpr std::string_view kKeyLeft = "keyboard.left";
inline constexpr std::string_view kKeyRight = "keyboard.right";
inline constexpr std::string_view kKeyCapitals = "keyboard.capitals";
inline constexpr std::string_view kKeyLetters = "keyboard.letters";
inline constexpr std::string_view kKeySymbols = "keyboard.symbols";
inline constexpr std::string_view kKeyAccents = "keyboard.accents";
inline constexpr std::string_view kKeyLatin = "keyboard.latin";  // Latin letters, for scripts that are not Latin
inline constexpr std::string_view kKeyOwn = "keyboard.own";      // and back
inline constexpr std::string_view kKeyUndo = "keyboard.undo";
inline constexpr std::string_view kKeyRedo = "keyboard.redo";
inline constexpr std::string_view kKeyClear = "keyboard.clear";
inline constexpr std::string_view kKeyDone = "keyboard.done";

[[nodiscard]] inline std::string with(std::string_view prefix, std::string_view rest) {
  return std::string(prefix) + std::string(rest);
}
// What follows the prefix, or nothing at all when the name does not begin with it.
[[nodiscard]] inline std::string_view after(std::string_view prefix, std::string_view id) {
  return id.substr(0, prefix.size()) == prefix ? id.substr(prefix.size()) : std::string_view{};
}

}  // namespace waymark::core::ids
