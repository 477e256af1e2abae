package lineside.bench.wire;

import com.sun.jna.LastErrorException;
import com.sun.jna.Library;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;

/** The functions of the C library that a device of packets takes, typed as in its headers. */
interface TunLibrary extends Library {
  /** Name by which the dynamic linker knows it. */
  String NAME = "c";

  /** {@code O_RDWR | O_NONBLOCK} of Linux. */
  int READ_WRITE_NEVER_WAITING = 2 | 0x800;

  /** {@code EAGAIN} of Linux. */
  int NOTHING_THERE = 11;

  /** {@code EINTR} of Linux: a signal came, as when a virtual machine looks at its threads. */
  int INTERRUPTED = 4;

  /** {@code EBADF} of Linux. */
  int BAD_FILE = 9;

  /** {@code TUNSETIFF} of {@code linux/if_tun.h}. */
  NativeLong SET_DEVICE = new NativeLong(0x400454caL);

  /** {@code IFF_TUN | IFF_NO_PI}: bare IP packets. */
  short BARE_PACKETS = 0x1001;

  /** {@code sizeof(struct ifreq)}. */
  int REQUEST_BYTES = 40;

  /** Where the flags stand in it, behind the name. */
  int FLAGS_AT = 16;

  /** {@code POLLIN}. */
  short READABLE = 1;

  int open(String path, int flags) throws LastErrorException;

  int ioctl(int file, NativeLong request, Pointer argument) throws LastErrorException;

  NativeLong read(int file, Pointer into, NativeLong most) throws LastErrorException;

  NativeLong write(int file, Pointer from, NativeLong count) throws LastErrorException;

  int poll(Pointer files, NativeLong count, int timeoutMillis) throws LastErrorException;

  int close(int file) throws LastErrorException;
}
