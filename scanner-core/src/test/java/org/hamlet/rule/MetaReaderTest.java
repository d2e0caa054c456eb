package org.hamlet.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.hamlet.snapshot.SnapshotDamage;
import org.hamlet.snapshot.SnapshotFile;
import org.hamlet.snapshot.SnapshotKey;
import org.hamlet.snapshot.SnapshotWriter;
import org.hamlet.verdict.RuleName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetaReaderTest {

  private static final SnapshotKey KEY = new SnapshotKey(1, 2);

  @TempDir private Path folder;

  private MetaExpression nested(int deep) throws SnapshotDamage {
    SnapshotWriter out = new SnapshotWriter();
    for (int i = 1; i < deep; i++) {
      out.choice(MetaWriter.Kind.UNARY).number('-');
    }
    out.choice(MetaWriter.Kind.NOTHING);
    SnapshotFile file = new SnapshotFile(folder.resolve("snapshot"));
    assertThat(file.isWritable()).isTrue();
    assertThat(file.write(KEY, out)).isTrue();
    return new MetaReader(file.read(KEY).orElseThrow(), new RuleName[0]).read();
  }

  @Test
  void deeperExpressionsAreDamage() throws SnapshotDamage {
    assertThat(nested(MetaReader.MAX_DEPTH)).isInstanceOf(MetaExpression.Unary.class);
    assertThatThrownBy(() -> nested(MetaReader.MAX_DEPTH + 1))
        .isInstanceOf(SnapshotDamage.class)
        .hasMessage("nested too deep");
  }
}
