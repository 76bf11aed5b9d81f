// The signed bundle for kiosks, its publication, and the description of this API.
#include <nlohmann/json.hpp>

#include "base/io/crypto.h"
#include "provisioning/hub/http/body.h"
#include "provisioning/hub/hub.h"
#include "provisioning/hub/openapi.h"

namespace waymark::hub {
namespace {

using base::ErrorCode;
using nlohmann::json;

void send_bundle(Hub& hub, const Request& request, const Reply& reply) {
  if (!hub.in_force()) return reply(error_response({ErrorCode::kNotFound, "bundle", "nothing is published yet"}));
  const BundleRecord& record = hub.in_force()->record;
  const std::string tag = '"' + std::to_string(record.version) + '"';
  Response response;
  if (request.header("if-none-match") == tag) {
    response.status = 304;
  } else {
    response =
        json_response({{"manifest", record.manifest}, {"signatures", json::parse(record.signatures, nullptr, false)}});
  }
  response.headers.emplace_back("ETag", tag);
  reply(std::move(response));
}

void send_file(Hub& hub, const Request& request, const Reply& reply) {
  hub.store().bundle_file(std::string{request.parameter("sha256")}, [reply](base::Result<std::string> bytes) {
    if (!bytes) return reply(error_response(bytes.error()));
    Response response;
    response.content_type = "application/octet-stream";
    response.body = std::move(*bytes);
    reply(std::move(response));
  });
}

base::Result<Bundle> read_upload(const Request& request) {
  Body body(request);
  Bundle upload;
  const json& manifest = body.member("manifest");
  if (manifest.is_string()) upload.manifest = manifest.get<std::string>();
  auto signatures = bundle::parse_signatures(body.member("signatures").dump());
  if (!signatures) return tl::unexpected<base::Error>(signatures.error());
  upload.signatures = std::move(*signatures);
  const json& files = body.member("files");
  if (!files.is_array()) return base::fail(ErrorCode::kInvalid, "files", "is not a list");
  for (const json& file : files) {
    auto bytes = base::io::from_base64(file.is_string() ? file.get<std::string>() : std::string{"!"});
    if (!bytes) return base::fail(ErrorCode::kInvalid, "files", "has an entry that is not base64");
    upload.files.push_back({base::io::sha256_hex(*bytes), std::move(*bytes)});
  }
  if (auto done = body.done(); !done) return tl::unexpected<base::Error>(done.error());
  return upload;
}

void publish(Hub& hub, const StaffCaller& caller, const Request& request, const Reply& reply) {
  auto upload = read_upload(request);
  if (!upload) return reply(error_response(upload.error()));
  hub.publish(std::move(*upload), caller.name, [reply](base::Result<std::int64_t> version) {
    if (!version) return reply(error_response(version.error()));
    reply(json_response({{"version", *version}}, 201));
  });
}

}  // namespace

void add_configuration_routes(Hub& hub) {
  hub.add_kiosk("GET", "/kiosk/v1/bundle", [&hub](const KioskCaller&, const Request& request, const Reply& reply) {
    send_bundle(hub, request, reply);
  });
  hub.add_kiosk(
      "GET", "/kiosk/v1/bundle/files/{sha256}",
      [&hub](const KioskCaller&, const Request& request, const Reply& reply) { send_file(hub, request, reply); });
  hub.add_staff_route("POST", "/api/v1/bundles", Role::kAdmin,
                      [&hub](const StaffCaller& caller, const Request& request, const Reply& reply) {
                        publish(hub, caller, request, reply);
                      });
  hub.add_open("GET", "/openapi.yaml", [](const Request&, const Reply& reply) {
    Response response;
    response.content_type = "application/yaml; charset=utf-8";
    response.still_body = openapi_yaml();
    reply(std::move(response));
  });
}

}  // namespace waymark::hub
