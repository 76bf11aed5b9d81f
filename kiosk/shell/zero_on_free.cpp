// free() and realloc() for the whole kiosk process, libraries included: a block is zeroed before it goes back.
//
// Why here and not by a setting: glibc's malloc.perturb leaves most of a short block as it was, because the thread
// cache bypasses it; a zeroing allocator for our own types leaves library buffers and short strings. A definition of
// free in the executable wins over glibc's for every shared library, and C++'s operator delete ends in it.
//
// Linked into waymark-kiosk as objects, never as a library member that a linker may leave out.
#include <malloc.h>
#include <string.h>

#include <cerrno>
#include <cstddef>
#include <cstdint>

extern "C" {

// glibc's own names for its functions, kept for exactly this use.
void __libc_free(void* block);
void* __libc_malloc(std::size_t size);

void free(void* block) {
  if (block == nullptr) return;
  const int kept = errno;  // POSIX 2024: free() leaves errno alone
  explicit_bzero(block, malloc_usable_size(block));
  __libc_free(block);
  errno = kept;
}

// Never in place to a larger size: the old copy would stay behind wherever glibc moved it from.
void* realloc(void* block, std::size_t size) {
  if (block == nullptr) return __libc_malloc(size);
  if (size == 0) {
    free(block);
    return nullptr;
  }
  const std::size_t room = malloc_usable_size(block);
  if (size <= room && size >= room / 2) {
    explicit_bzero(static_cast<char*>(block) + size, room - size);
    return block;
  }
  void* fresh = __libc_malloc(size);
  if (fresh == nullptr) return nullptr;
  memcpy(fresh, block, size < room ? size : room);
  free(block);
  return fresh;
}

void* reallocarray(void* block, std::size_t count, std::size_t size) {
  std::size_t bytes = 0;
  if (__builtin_mul_overflow(count, size, &bytes)) {
    errno = ENOMEM;
    return nullptr;
  }
  return realloc(block, bytes);
}

}  // extern "C"
