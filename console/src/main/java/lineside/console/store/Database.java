package lineside.console.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * A SQLite file with one writer and a few readers, which never wait for each other (write-ahead
 * log). A commit is not forced to the disk: after a loss of power the file is an earlier whole one,
 * and as offsets are in it, reading goes on from there. Thread-safe.
 */
public final class Database implements AutoCloseable {
  private static final String FILE = "console.db";
  private static final int READERS = 4;
  private static final int BUSY_MILLIS = 10_000;

  /** Pages that a connection keeps, in KiB when negative as SQLite has it. */
  private static final int WRITER_CACHE = -32_000;

  private static final int READER_CACHE = -4_000;

  private final Path file;
  private final HikariDataSource readers;
  private final Jdbi reading;
  private final Handle writer;
  private final ReentrantLock writing = new ReentrantLock(true);

  private Database(Path file, HikariDataSource readers, Handle writer) {
    this.file = file;
    this.readers = readers;
    this.reading = Jdbi.create(readers);
    this.writer = writer;
  }

  /**
   * Opens the file in a directory, makes it when there is none, and brings its tables to this
   * version.
   *
   * @throws IOException when the directory cannot be made
   */
  public static Database open(Path directory) throws IOException {
    Files.createDirectories(directory);
    Path file = directory.resolve(FILE);
    SQLiteDataSource source = new SQLiteDataSource(settings(WRITER_CACHE));
    source.setUrl(urlOf(file));
    Flyway.configure()
        .dataSource(source)
        .locations("classpath:lineside/console/migration")
        .loggers("slf4j")
        .load()
        .migrate();
    Handle writer = Jdbi.create(source).open();
    return new Database(file, readersOf(file), writer);
  }

  /** Asks; may run beside a write and sees what was committed before. */
  public <T> T read(Function<Handle, T> question) {
    return reading.withHandle(question::apply);
  }

  /** Changes all or nothing; one at a time. */
  public void write(Consumer<Handle> change) {
    writing.lock();
    try {
      writer.useTransaction(change::accept);
    } finally {
      writing.unlock();
    }
  }

  /** Size of the file without its log, bytes. */
  public long bytes() {
    try {
      return Files.size(file);
    } catch (IOException e) {
      return 0;
    }
  }

  @Override
  public void close() {
    writing.lock();
    try {
      readers.close();
      writer.close();
    } finally {
      writing.unlock();
    }
  }

  private static HikariDataSource readersOf(Path file) {
    HikariConfig pool = new HikariConfig();
    SQLiteDataSource source = new SQLiteDataSource(settings(READER_CACHE));
    source.setUrl(urlOf(file));
    pool.setDataSource(source);
    pool.setMaximumPoolSize(READERS);
    pool.setMinimumIdle(1);
    pool.setConnectionInitSql("PRAGMA query_only = 1");
    pool.setPoolName("lineside-console-readers");
    return new HikariDataSource(pool);
  }

  private static SQLiteConfig settings(int cache) {
    SQLiteConfig settings = new SQLiteConfig();
    settings.setJournalMode(SQLiteConfig.JournalMode.WAL);
    settings.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
    settings.setTempStore(SQLiteConfig.TempStore.MEMORY);
    settings.setBusyTimeout(BUSY_MILLIS);
    settings.setCacheSize(cache);
    return settings;
  }

  private static String urlOf(Path file) {
    return "jdbc:sqlite:" + file.toAbsolutePath();
  }
}
