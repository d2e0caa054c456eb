package org.hamlet.mailet;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.apache.james.filesystem.api.FileSystem;

/** James's file system with everything below one folder. */
final class FolderFileSystem implements FileSystem {

  private final Path folder;

  FolderFileSystem(Path folder) {
    this.folder = folder;
  }

  @Override
  public InputStream getResource(String url) throws IOException {
    return new FileInputStream(getFile(url));
  }

  @Override
  public File getFile(String url) {
    return folder.resolve(url.replaceFirst("^file:(?://)?", "")).toFile();
  }

  @Override
  public File getBasedir() {
    return folder.toFile();
  }
}
