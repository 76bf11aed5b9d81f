#include <SDL.h>
#include <SDL_opengl.h>
#include <imgui.h>
#include <imgui_impl_opengl3.h>

#include <optional>

#include "base/secret.h"
#include "kiosk/paint/blank.h"
#include "kiosk/paint/canvas.h"
#include "kiosk/paint/presenter.h"

namespace waymark::paint {
namespace {

constexpr const char* kShaderVersion = "#version 150";

// The few calls that Dear ImGui's back-end does not make for us, by SDL's own loader.
struct OpenGl {
  void(APIENTRY* gen_textures)(GLsizei, GLuint*) = nullptr;
  void(APIENTRY* delete_textures)(GLsizei, const GLuint*) = nullptr;
  void(APIENTRY* bind_texture)(GLenum, GLuint) = nullptr;
  void(APIENTRY* tex_parameter)(GLenum, GLenum, GLint) = nullptr;
  void(APIENTRY* tex_image)(GLenum, GLint, GLint, GLsizei, GLsizei, GLint, GLenum, GLenum, const void*) = nullptr;
  void(APIENTRY* tex_sub_image)(GLenum, GLint, GLint, GLint, GLsizei, GLsizei, GLenum, GLenum, const void*) = nullptr;
  void(APIENTRY* viewport)(GLint, GLint, GLsizei, GLsizei) = nullptr;
  void(APIENTRY* clear_colour)(GLfloat, GLfloat, GLfloat, GLfloat) = nullptr;
  void(APIENTRY* clear)(GLbitfield) = nullptr;
  void(APIENTRY* read_pixels)(GLint, GLint, GLsizei, GLsizei, GLenum, GLenum, void*) = nullptr;
  void(APIENTRY* pixel_store)(GLenum, GLint) = nullptr;

  bool load() {
    const auto find = [](auto& function, const char* name) {
      function = reinterpret_cast<std::remove_reference_t<decltype(function)>>(SDL_GL_GetProcAddress(name));
      return function != nullptr;
    };
    return find(gen_textures, "glGenTextures") && find(delete_textures, "glDeleteTextures") &&
           find(bind_texture, "glBindTexture") && find(tex_parameter, "glTexParameteri") &&
           find(tex_image, "glTexImage2D") && find(tex_sub_image, "glTexSubImage2D") && find(viewport, "glViewport") &&
           find(clear_colour, "glClearColor") && find(clear, "glClear") && find(read_pixels, "glReadPixels") &&
           find(pixel_store, "glPixelStorei");
  }
};

class OpenGlPresenter final : public Presenter {
 public:
  OpenGlPresenter(SDL_Window* window, SDL_GLContext context) : window_(window), context_(context) {}
  OpenGlPresenter(const OpenGlPresenter&) = delete;
  OpenGlPresenter& operator=(const OpenGlPresenter&) = delete;
  ~OpenGlPresenter() override {
    if (backend_) ImGui_ImplOpenGL3_Shutdown();
    if (imgui_ != nullptr) ImGui::DestroyContext(imgui_);
    SDL_GL_DeleteContext(context_);
  }

  base::Status start() {
    if (!gl_.load()) return base::fail(base::ErrorCode::kUnsupported, "glass", "OpenGL lacks a call we need");
    imgui_ = ImGui::CreateContext();
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.LogFilename = nullptr;
    io.GetClipboardTextFn = [](void*) -> const char* { return ""; };
    io.SetClipboardTextFn = [](void*, const char*) {};
    backend_ = ImGui_ImplOpenGL3_Init(kShaderVersion);
    if (!backend_) return base::fail(base::ErrorCode::kUnsupported, "glass", "OpenGL 3.2 is needed");
    ImGui_ImplOpenGL3_NewFrame();  // makes its shaders
    SDL_GL_SetSwapInterval(1);
    gl_.gen_textures(1, &atlas_);
    gl_.gen_textures(1, &backdrop_);
    gl_.gen_textures(1, &picture_);
    return {};
  }

  [[nodiscard]] std::string_view name() const override { return "opengl"; }

  Shown present(ImDrawList& list, const Atlas& atlas, Damage, const std::vector<Overlay>& overlays) override {
    upload_atlas(atlas);
    upload_picture(atlas.pictures());
    upload_backdrop(list, atlas);
    list_ = &list;
    blank_.reset();
    lay_over(overlays);
    render();
    SDL_GL_SwapWindow(window_);
    return Shown::kFrame;
  }

  Shown present_overlays(const std::vector<Overlay>& overlays) override {
    if (list_ == nullptr) return Shown::kNothing;
    lay_over(overlays);
    render();
    SDL_GL_SwapWindow(window_);
    return Shown::kFrame;
  }

  [[nodiscard]] base::Result<Image> capture() override {
    if (list_ == nullptr) return base::fail(base::ErrorCode::kConflict, "glass", "nothing was presented");
    render();
    Image image;
    SDL_GL_GetDrawableSize(window_, &image.width, &image.height);
    const auto wide = static_cast<std::size_t>(image.width);
    const auto high = static_cast<std::size_t>(image.height);
    std::vector<std::uint32_t> upside_down(wide * high);
    gl_.read_pixels(0, 0, image.width, image.height, GL_BGRA, GL_UNSIGNED_INT_8_8_8_8_REV, upside_down.data());
    image.pixels.resize(wide * high);
    for (std::size_t y = 0; y < high; ++y) {
      for (std::size_t x = 0; x < wide; ++x)
        image.pixels[y * wide + x] = upside_down[(high - 1 - y) * wide + x] & 0xFFFFFF;
    }
    base::zeroise(upside_down.data(), upside_down.size() * sizeof upside_down[0]);
    return image;
  }

  // Looked at once for each frame: reading it back costs as much as drawing it.
  [[nodiscard]] bool blank() override {
    if (blank_) return *blank_;
    auto image = capture();
    blank_ = !image || is_blank({image->pixels.data(), image->width, image->width, image->height});
    if (image) base::zeroise(image->pixels.data(), image->pixels.size() * sizeof image->pixels[0]);
    return *blank_;
  }

  void forget(std::vector<Cleared>& cleared) override {
    list_ = nullptr;
    blank_.reset();
    uploaded_revision_ = 0;
    std::size_t bytes = rasteriser_.forget() + scratch_.size() * sizeof scratch_[0];
    base::zeroise(scratch_.data(), scratch_.size() * sizeof scratch_[0]);
    scratch_.clear();
    scratch_.shrink_to_fit();
    cleared.push_back({"tiles", bytes});
    const std::uint32_t blank = 0;
    overlays_.clear();
    std::vector<GLuint> textures{atlas_, backdrop_};
    textures.insert(textures.end(), moving_.begin(), moving_.end());
    for (const GLuint texture : textures) {
      gl_.bind_texture(GL_TEXTURE_2D, texture);
      gl_.tex_image(GL_TEXTURE_2D, 0, GL_RGBA8, 1, 1, 0, GL_BGRA, GL_UNSIGNED_INT_8_8_8_8_REV, &blank);
    }
    int width = 0;
    int height = 0;
    SDL_GL_GetDrawableSize(window_, &width, &height);
    for (int buffer = 0; buffer < 2; ++buffer) {  // the front and the back one
      blank_frame(width, height);
      SDL_GL_SwapWindow(window_);
    }
    cleared.push_back({"pixels", static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 4});
  }

 private:
  void set_texture(GLuint texture, GLint filter, const GLint (&channels)[4]) {
    gl_.bind_texture(GL_TEXTURE_2D, texture);
    gl_.tex_parameter(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, filter);
    gl_.tex_parameter(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, filter);
    gl_.tex_parameter(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
    gl_.tex_parameter(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
    const GLenum names[] = {GL_TEXTURE_SWIZZLE_R, GL_TEXTURE_SWIZZLE_G, GL_TEXTURE_SWIZZLE_B, GL_TEXTURE_SWIZZLE_A};
    for (int i = 0; i < 4; ++i) gl_.tex_parameter(GL_TEXTURE_2D, names[i], channels[i]);
  }

  // One byte a texel: white, with the byte as its alpha.
  void upload_atlas(const Atlas& atlas) {
    if (uploaded_revision_ == atlas.revision()) return;
    uploaded_revision_ = atlas.revision();
    set_texture(atlas_, GL_NEAREST, {GL_ONE, GL_ONE, GL_ONE, GL_RED});
    gl_.pixel_store(GL_UNPACK_ALIGNMENT, 1);
    gl_.tex_image(GL_TEXTURE_2D, 0, GL_R8, Atlas::kWidth, Atlas::kMaxHeight, 0, GL_RED, GL_UNSIGNED_BYTE, nullptr);
    gl_.tex_sub_image(GL_TEXTURE_2D, 0, 0, 0, Atlas::kWidth, atlas.height(), GL_RED, GL_UNSIGNED_BYTE, atlas.texels());
  }

  // The logo, in the sizes in which it is shown.
  void upload_picture(const PictureSheet& pictures) {
    if (uploaded_picture_ == pictures.revision() || pictures.sheet().empty()) return;
    uploaded_picture_ = pictures.revision();
    const Picture& sheet = pictures.sheet();
    set_texture(picture_, GL_NEAREST, {GL_RED, GL_GREEN, GL_BLUE, GL_ALPHA});
    gl_.tex_image(GL_TEXTURE_2D, 0, GL_RGBA8, sheet.width, sheet.height, 0, GL_BGRA, GL_UNSIGNED_INT_8_8_8_8_REV,
                  sheet.pixels.data());
  }

  // The blurred page is made by the software rasteriser for both presenters: once, when a dialog opens.
  void upload_backdrop(const ImDrawList& list, const Atlas& atlas) {
    bool wanted = false;
    for (const ImDrawCmd& command : list.CmdBuffer) wanted |= texture_of(command) == Texture::kBackdrop;
    if (!wanted) return;
    Target target;
    SDL_GL_GetDrawableSize(window_, &target.width, &target.height);
    scratch_.resize(static_cast<std::size_t>(target.width) * static_cast<std::size_t>(target.height));
    target.pixels = scratch_.data();
    target.pitch = target.width;
    const Backdrop& picture = rasteriser_.render_backdrop(list, atlas, target);
    if (picture.pixels.empty() || picture.hash == uploaded_backdrop_) return;
    uploaded_backdrop_ = picture.hash;
    set_texture(backdrop_, GL_LINEAR, {GL_RED, GL_GREEN, GL_BLUE, GL_ONE});
    gl_.tex_image(GL_TEXTURE_2D, 0, GL_RGBA8, picture.width, picture.height, 0, GL_BGRA, GL_UNSIGNED_INT_8_8_8_8_REV,
                  picture.pixels.data());
  }

  // Each moving picture has a texture of its own.
  void lay_over(const std::vector<Overlay>& overlays) {
    overlays_ = overlays;
    while (moving_.size() < overlays_.size()) gl_.gen_textures(1, &moving_.emplace_back(0));
    for (std::size_t i = 0; i < overlays_.size(); ++i) {
      const Picture& picture = *overlays_[i].picture;
      set_texture(moving_[i], GL_NEAREST, {GL_RED, GL_GREEN, GL_BLUE, GL_ONE});
      gl_.tex_image(GL_TEXTURE_2D, 0, GL_RGBA8, picture.width, picture.height, 0, GL_BGRA, GL_UNSIGNED_INT_8_8_8_8_REV,
                    picture.pixels.data());
    }
  }

  void render_overlays(const ImVec2& size) {
    if (overlays_.empty()) return;
    ImDrawList list(ImGui::GetDrawListSharedData());
    list._ResetForNewFrame();
    const auto corner = [](int x, int y) { return ImVec2(static_cast<float>(x), static_cast<float>(y)); };
    for (std::size_t i = 0; i < overlays_.size(); ++i) {
      const PixelRect& rect = overlays_[i].rect;
      const PixelRect& clip = overlays_[i].clip;
      list.PushClipRect(corner(clip.x, clip.y), corner(clip.x + clip.width, clip.y + clip.height));
      list.AddImageRounded(reinterpret_cast<ImTextureID>(static_cast<std::uintptr_t>(moving_[i])),
                           corner(rect.x, rect.y), corner(rect.x + rect.width, rect.y + rect.height), {0, 0}, {1, 1},
                           IM_COL32_WHITE, static_cast<float>(overlays_[i].corner));
      list.PopClipRect();
    }
    ImDrawList* const lists[] = {&list};
    ImDrawData data;
    data.Valid = true;
    data.CmdLists = const_cast<ImDrawList**>(lists);
    data.CmdListsCount = 1;
    data.TotalIdxCount = list.IdxBuffer.Size;
    data.TotalVtxCount = list.VtxBuffer.Size;
    data.DisplaySize = size;
    data.FramebufferScale = {1, 1};
    ImGui_ImplOpenGL3_RenderDrawData(&data);
  }

  static Texture texture_of(const ImDrawCmd& command) {
    return static_cast<Texture>(reinterpret_cast<std::uintptr_t>(command.TextureId));
  }

  void blank_frame(int width, int height) {
    gl_.viewport(0, 0, width, height);
    gl_.clear_colour(0, 0, 0, 1);
    gl_.clear(GL_COLOR_BUFFER_BIT);
  }

  void render() {
    int width = 0;
    int height = 0;
    SDL_GL_GetDrawableSize(window_, &width, &height);
    blank_frame(width, height);
    // The list names textures by what they are; for this call they are named by number.
    for (ImDrawCmd& command : list_->CmdBuffer) command.TextureId = number_of(texture_of(command));
    ImDrawData data;
    data.Valid = true;
    data.CmdLists = &list_;
    data.CmdListsCount = 1;
    data.TotalIdxCount = list_->IdxBuffer.Size;
    data.TotalVtxCount = list_->VtxBuffer.Size;
    data.DisplaySize = {static_cast<float>(width), static_cast<float>(height)};
    data.FramebufferScale = {1, 1};
    ImGui_ImplOpenGL3_RenderDrawData(&data);
    for (ImDrawCmd& command : list_->CmdBuffer) command.TextureId = name_of_number(command.TextureId);
    render_overlays(data.DisplaySize);
  }

  [[nodiscard]] ImTextureID number_of(Texture texture) const {
    const GLuint number = texture == Texture::kBackdrop ? backdrop_ : texture == Texture::kPicture ? picture_ : atlas_;
    return reinterpret_cast<ImTextureID>(static_cast<std::uintptr_t>(number));
  }
  [[nodiscard]] ImTextureID name_of_number(ImTextureID number) const {
    for (const Texture name : {Texture::kBackdrop, Texture::kPicture}) {
      if (number == number_of(name)) return reinterpret_cast<ImTextureID>(static_cast<std::uintptr_t>(name));
    }
    return reinterpret_cast<ImTextureID>(static_cast<std::uintptr_t>(Texture::kAtlas));
  }

  SDL_Window* window_;
  SDL_GLContext context_;
  OpenGl gl_;
  ImGuiContext* imgui_ = nullptr;
  bool backend_ = false;
  GLuint atlas_ = 0;
  GLuint backdrop_ = 0;
  GLuint picture_ = 0;
  std::uint64_t uploaded_revision_ = 0;
  std::uint64_t uploaded_backdrop_ = 0;
  std::uint64_t uploaded_picture_ = 0;
  ImDrawList* list_ = nullptr;
  std::optional<bool> blank_;
  std::vector<GLuint> moving_;
  std::vector<Overlay> overlays_;
  Rasteriser rasteriser_;
  std::vector<std::uint32_t> scratch_;
};

}  // namespace

void prepare_opengl_window() {
  SDL_GL_SetAttribute(SDL_GL_CONTEXT_PROFILE_MASK, SDL_GL_CONTEXT_PROFILE_CORE);
  SDL_GL_SetAttribute(SDL_GL_CONTEXT_MAJOR_VERSION, 3);
  SDL_GL_SetAttribute(SDL_GL_CONTEXT_MINOR_VERSION, 3);  // texture swizzles came with 3.3
  SDL_GL_SetAttribute(SDL_GL_DOUBLEBUFFER, 1);
}

base::Result<std::unique_ptr<Presenter>> make_opengl_presenter(SDL_Window* window) {
  SDL_GLContext context = SDL_GL_CreateContext(window);
  if (context == nullptr) return base::fail(base::ErrorCode::kUnavailable, "glass", SDL_GetError());
  auto presenter = std::make_unique<OpenGlPresenter>(window, context);
  if (auto started = presenter->start(); !started) return tl::unexpected(started.error());
  return presenter;
}

}  // namespace waymark::paint
