package lineside.analyzer.report;

import com.openhtmltopdf.extend.FSSupplier;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.svgsupport.BatikSVGDrawer;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.Locale;
import java.util.TimeZone;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * The page as PDF, without a browser. The same page of the same report gives the same bytes. Takes
 * fonts from the class path alone and fetches nothing.
 */
final class PdfPage {
  private static final String FAMILY = "DejaVu Sans";
  private static final int NORMAL = 400;
  private static final int BOLD = 700;

  private PdfPage() {}

  /** Fonts that are put into the document. */
  static final class Fonts {
    private final byte[] normal;
    private final byte[] bold;

    Fonts(byte[] normal, byte[] bold) {
      this.normal = normal;
      this.bold = bold;
    }
  }

  static byte[] of(String xhtml, ReportContents.Heading heading, Fonts fonts) throws IOException {
    XRLog.setLoggingEnabled(false);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 20);
    PdfRendererBuilder builder =
        new PdfRendererBuilder()
            .withHtmlContent(xhtml, null)
            .useFont(supply(fonts.normal), FAMILY, NORMAL, FontStyle.NORMAL, true)
            .useFont(supply(fonts.bold), FAMILY, BOLD, FontStyle.NORMAL, true)
            .useSVGDrawer(new BatikSVGDrawer())
            .withProducer("Lineside")
            .toStream(bytes);
    try (PdfBoxRenderer renderer = builder.buildPdfRenderer()) {
      renderer.layout();
      renderer.createPDFWithoutClosing();
      try (PDDocument document = renderer.getPdfDocument()) {
        document.getDocumentInformation().setCreationDate(calendar(heading.reportAt()));
        document.getDocumentInformation().setModificationDate(calendar(heading.reportAt()));
        // Else made of the time of day.
        document.setDocumentId(heading.reportAt().toEpochMilli());
        document.save(bytes);
      }
    }
    return bytes.toByteArray();
  }

  private static FSSupplier<InputStream> supply(byte[] font) {
    return () -> new ByteArrayInputStream(font);
  }

  private static Calendar calendar(Instant at) {
    Calendar calendar = new GregorianCalendar(TimeZone.getTimeZone(ZoneOffset.UTC), Locale.ROOT);
    calendar.setTimeInMillis(at.toEpochMilli());
    return calendar;
  }
}
