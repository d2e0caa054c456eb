package org.hamlet.models.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpenStoresTest {

  private final List<String> closed = new ArrayList<>();
  private final OpenStores<Closeable> stores = new OpenStores<>(2);

  private Closeable store(String name) throws IOException {
    return stores.get(Path.of(name), () -> () -> closed.add(name));
  }

  @Test
  void theOneNotAskedLongestIsClosedByOneTooMany() throws IOException {
    Closeable first = store("a");
    store("b");
    assertThat(store("a")).isSameAs(first);
    assertThat(closed).isEmpty();
    store("c");
    assertThat(closed).containsExactly("b");
    assertThat(stores.all()).hasSize(2);
  }

  @Test
  void oneThatCannotBeClosedIsNotInTheWay() throws IOException {
    stores.get(
        Path.of("bad"),
        () ->
            () -> {
              throw new IOException("full");
            });
    store("b");
    store("c");
    assertThat(stores.all()).hasSize(2);
    stores.close();
    assertThat(closed).containsExactly("b", "c");
  }

  @Test
  void allAreClosedThoughOneFails() throws IOException {
    stores.get(
        Path.of("bad"),
        () ->
            () -> {
              throw new IOException("full");
            });
    store("b");
    assertThatThrownBy(stores::close).hasMessage("full");
    assertThat(closed).containsExactly("b");
  }

  @Test
  void somethingIsDoneWithAllThoughItFailsWithSome() throws IOException {
    store("a");
    store("b");
    store("c");
    List<Closeable> done = new ArrayList<>();
    assertThatThrownBy(
            () ->
                stores.each(
                    store -> {
                      done.add(store);
                      throw new IOException("full " + done.size());
                    }))
        .hasMessage("full 1")
        .satisfies(failure -> assertThat(failure.getSuppressed()).hasSize(1));
    assertThat(done).hasSize(2);
  }
}
