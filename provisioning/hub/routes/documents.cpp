// Photographs of papers, sealed at the kiosk and opened in memory for a member of staff who is written down.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/io/crypto.h"
#include "provisioning/hub/http/body.h"
#include "provisioning/hub/hub.h"
#include "provisioning/protocol/call.h"

namespace waymark::hub {
namespace {

using base::ErrorCode;

void keep(Hub& hub, const KioskCaller& caller, const Request& request, const Reply& reply) {
  Body body(request);
  Document document;
  document.document_id = body.uuid("document_id");
  if (!body.member("call_id").is_null()) document.call_id = body.uuid("call_id");
  if (!body.member("submission_id").is_null()) document.submission_id = body.uuid("submission_id");
  document.media_type = body.one_of("media_type", {"image/jpeg", "image/png"});
  document.sealed = body.base64("sealed");
  const std::string key_id = body.text("key_id", 64);
  if (auto done = body.done(); !done) return reply(error_response(done.error()));
  if (document.call_id.empty() == document.submission_id.empty()) {
    return reply(error_response({ErrorCode::kInvalid, "call_id, submission_id", "one of the two is needed"}));
  }
  if (document.sealed.empty() || document.sealed.size() > protocol::kMaxDocumentBytes) {
    return reply(error_response({ErrorCode::kTooLarge, "sealed", "is 1 byte to 2 MiB"}));
  }
  if (key_id != hub.keys().submission.id) {
    return reply(error_response({ErrorCode::kUnsupported, "key_id", "is not the council's key"}));
  }
  document.kiosk_id = caller.kiosk_id;
  const std::string id = document.document_id;
  hub.store().keep_document(std::move(document), [&hub, reply, id](base::Result<Received> kept) {
    if (!kept) return reply(error_response(kept.error()));
    if (kept->fresh) hub.live().changed("calls");
    reply(json_response({{"document_id", id}, {"received_at", kept->at}}, kept->fresh ? 201 : 200));
  });
}

// Staff of the customer's council, and whoever had the customer.
bool may_open(Hub& hub, const StaffCaller& caller, const Document& document) {
  const calls::Call* call = hub.switchboard().routing().call(document.call_id);
  if (call != nullptr) {
    const auto& had_by = call->had_by;
    if (std::find(had_by.begin(), had_by.end(), caller.name) != had_by.end()) return true;
  }
  const KioskRecord* kiosk = hub.kiosks().find(document.kiosk_id);
  return hub.serves(caller, kiosk == nullptr ? std::string{} : kiosk->site);
}

void open(Hub& hub, const StaffCaller& caller, const Request& request, const Reply& reply) {
  const std::string id{request.parameter("document_id")};
  hub.store().find_document(id, [&hub, reply, id, caller, who = caller.name](base::Result<Document> found) {
    if (!found) return reply(error_response(found.error()));
    if (!may_open(hub, caller, *found)) {
      return reply(error_response({ErrorCode::kNotFound, "document_id", "there is no such document"}));
    }
    // Nobody looks without being written down first.
    hub.store().write_audit({who, "document.opened", id}, [&hub, reply, found](base::Result<Nothing> written) {
      if (!written) return reply(error_response(written.error()));
      const auto plain = base::io::open_sealed(found->sealed, hub.keys().submission.key);
      if (!plain) return reply(error_response({ErrorCode::kCorrupt, "sealed", "cannot be opened"}));
      Response response;
      response.content_type = found->media_type;
      response.body = std::string{plain->reveal()};
      response.headers.emplace_back("Content-Disposition", "inline");
      reply(std::move(response));
    });
  });
}

}  // namespace

void add_document_routes(Hub& hub) {
  hub.add_kiosk("POST", "/kiosk/v1/documents",
                [&hub](const KioskCaller& caller, const Request& request, const Reply& reply) {
                  keep(hub, caller, request, reply);
                });
  hub.add_staff_route("GET", "/api/v1/documents/{document_id}", Role::kStaff,
                      [&hub](const StaffCaller& caller, const Request& request, const Reply& reply) {
                        open(hub, caller, request, reply);
                      });
}

}  // namespace waymark::hub
