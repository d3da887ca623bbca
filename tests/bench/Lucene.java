// Indexes a folder of briefs with Lucene, as one would by its defaults: English stems with
// positions, the text not kept, on all cores, merged to one segment at the end.
// Usage: Lucene ARCHIVE INDEX
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.FSDirectory;

public final class Lucene {
  private static void add(IndexWriter writer, Path file) throws IOException {
    Document document = new Document();
    document.add(new StringField("path", file.toString(), Field.Store.YES));
    document.add(new TextField("text", Files.readString(file), Field.Store.NO));
    writer.addDocument(document);
  }

  public static void main(String[] args) throws Exception {
    List<Path> files;
    try (Stream<Path> walk = Files.walk(Paths.get(args[0]))) {
      files = walk.filter(Files::isRegularFile).sorted().collect(Collectors.toList());
    }
    IndexWriterConfig config = new IndexWriterConfig(new EnglishAnalyzer());
    config.setRAMBufferSizeMB(256);
    AtomicInteger next = new AtomicInteger();
    try (IndexWriter writer = new IndexWriter(FSDirectory.open(Paths.get(args[1])), config)) {
      Thread[] threads = new Thread[Runtime.getRuntime().availableProcessors()];
      for (int i = 0; i < threads.length; ++i) {
        threads[i] = new Thread(() -> {
          for (int n; (n = next.getAndIncrement()) < files.size(); ) {
            try {
              add(writer, files.get(n));
            } catch (IOException error) {
              throw new RuntimeException(error);
            }
          }
        });
        threads[i].start();
      }
      for (Thread thread : threads) thread.join();
      writer.forceMerge(1);
    }
  }
}
