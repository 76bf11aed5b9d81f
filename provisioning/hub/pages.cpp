#include "provisioning/hub/pages.h"

#include "provisioning/console/embedded.h"
#include "provisioning/hub/http/body.h"

namespace waymark::hub {
namespace {

bool is_ticket_file(std::string_view path) { return path == "/ticket" || path.starts_with("/ticket."); }

std::string console_policy(std::string_view origin, std::string_view host) {
  return "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; media-src 'self' blob:; "
         "font-src 'self'; connect-src 'self' " +
         std::string{origin.starts_with("https") ? "wss://" : "ws://"} + std::string{host} +
         "; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
}

// Its owner's alone: nothing but its own files, and no search engine.
constexpr const char* kTicketPolicy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'none'";

const console::EmbeddedFile* file_of(std::string_view path) {
  if (path == "/ticket") return console::find_console_file("/ticket.html");
  const console::EmbeddedFile* file = console::find_console_file(path == "/" ? "/index.html" : path);
  return file == nullptr ? console::find_console_file("/index.html") : file;
}

}  // namespace

bool is_ticket_path(std::string_view path) {
  return is_ticket_file(path) || path == "/favicon.svg" || path == "/api/v1/my-ticket" ||
         path.starts_with("/api/v1/my-ticket/");
}

Response page_of(const Request& request, std::string_view origin) {
  const console::EmbeddedFile* file = file_of(request.path);
  if (file == nullptr) return error_response({base::ErrorCode::kNotFound, "path", "there is nothing here"});
  const bool ticket = is_ticket_file(request.path);
  Response response;
  const std::string tag = '"' + std::string{file->sha256.substr(0, 32)} + '"';
  response.headers = {
      {"ETag", tag},
      {"Cache-Control", "no-cache"},
      {"Vary", "Accept-Encoding"},
      {"Content-Security-Policy", ticket ? kTicketPolicy : console_policy(origin, request.header("host"))},
      {"Referrer-Policy", "no-referrer"},
      {"Cross-Origin-Opener-Policy", "same-origin"},
      {"Cross-Origin-Resource-Policy", "same-origin"},
      {"Permissions-Policy", ticket ? "camera=(), geolocation=(), microphone=(), payment=(), usb=()"
                                    : "camera=(self), geolocation=(), microphone=(self), payment=(), usb=()"}};
  if (ticket) response.headers.emplace_back("X-Robots-Tag", "noindex, nofollow");
  if (request.header("if-none-match") == tag) {
    response.status = 304;
    return response;
  }
  response.content_type = std::string{file->content_type};
  response.still_body = file->bytes;
  if (!file->gzip.empty() && request.header("accept-encoding").find("gzip") != std::string_view::npos) {
    response.still_body = file->gzip;
    response.headers.emplace_back("Content-Encoding", "gzip");
  }
  return response;
}

}  // namespace waymark::hub
