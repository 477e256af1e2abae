package lineside.ingest.genicam;

import com.sun.jna.Library;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.LongByReference;
import com.sun.jna.ptr.PointerByReference;
import org.jspecify.annotations.Nullable;

/**
 * The functions of libaravis-0.8 that are called, named and typed as in its C headers. Texts that
 * are returned belong to the library.
 */
interface AravisLibrary extends Library {
  /** Name by which the dynamic linker knows it. */
  String NAME = "aravis-0.8";

  /** {@code ARV_BUFFER_STATUS_SUCCESS}. */
  int STATUS_SUCCESS = 0;

  Pointer arv_gv_device_new(
      @Nullable Pointer interfaceAddress, Pointer deviceAddress, PointerByReference error);

  int arv_gv_device_is_controller(Pointer device);

  Pointer arv_camera_new(@Nullable String name, PointerByReference error);

  Pointer arv_camera_new_with_device(Pointer device, PointerByReference error);

  Pointer arv_camera_get_device(Pointer camera);

  @Nullable String arv_camera_get_model_name(Pointer camera, PointerByReference error);

  @Nullable String arv_camera_get_device_serial_number(Pointer camera, PointerByReference error);

  void arv_camera_set_exposure_time(Pointer camera, double micros, PointerByReference error);

  double arv_camera_get_exposure_time(Pointer camera, PointerByReference error);

  int arv_camera_is_gain_available(Pointer camera, PointerByReference error);

  void arv_camera_set_gain(Pointer camera, double gain, PointerByReference error);

  double arv_camera_get_gain(Pointer camera, PointerByReference error);

  void arv_camera_set_pixel_format_from_string(
      Pointer camera, String format, PointerByReference error);

  void arv_camera_set_trigger(Pointer camera, String source, PointerByReference error);

  void arv_camera_clear_triggers(Pointer camera, PointerByReference error);

  void arv_camera_software_trigger(Pointer camera, PointerByReference error);

  int arv_camera_get_payload(Pointer camera, PointerByReference error);

  Pointer arv_camera_create_stream(
      Pointer camera,
      @Nullable Pointer callback,
      @Nullable Pointer userData,
      PointerByReference error);

  void arv_camera_start_acquisition(Pointer camera, PointerByReference error);

  void arv_camera_stop_acquisition(Pointer camera, PointerByReference error);

  Pointer arv_buffer_new_allocate(NativeLong sizeBytes);

  void arv_stream_push_buffer(Pointer stream, Pointer buffer);

  @Nullable Pointer arv_stream_timeout_pop_buffer(Pointer stream, long timeoutMicros);

  @Nullable Pointer arv_stream_try_pop_buffer(Pointer stream);

  void arv_stream_get_statistics(
      Pointer stream, LongByReference completed, LongByReference failed, LongByReference underruns);

  int arv_buffer_get_status(Pointer buffer);

  long arv_buffer_get_timestamp(Pointer buffer);

  long arv_buffer_get_system_timestamp(Pointer buffer);

  long arv_buffer_get_frame_id(Pointer buffer);

  int arv_buffer_get_image_width(Pointer buffer);

  int arv_buffer_get_image_height(Pointer buffer);

  int arv_buffer_get_image_pixel_format(Pointer buffer);

  Pointer arv_buffer_get_image_data(Pointer buffer, LongByReference sizeBytes);
}
