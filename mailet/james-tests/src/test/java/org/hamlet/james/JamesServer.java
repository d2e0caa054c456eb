package org.hamlet.james;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.james.GuiceJamesServer;
import org.apache.james.MemoryJamesConfiguration;
import org.apache.james.MemoryJamesServerMain;
import org.apache.james.data.UsersRepositoryModuleChooser;
import org.apache.james.modules.data.MemoryUsersRepositoryModule;
import org.apache.james.modules.protocols.ImapGuiceProbe;
import org.apache.james.modules.protocols.SmtpGuiceProbe;
import org.apache.james.utils.DataProbeImpl;

/** A James with all in memory and the shipped jar in its extensions folder. */
final class JamesServer implements AutoCloseable {

  static final String PASSWORD = "secret";

  private static final List<String> FILES =
      List.of(
          "dnsservice.xml",
          "domainlist.xml",
          "imapserver.xml",
          "listeners.xml",
          "mailetcontainer.xml",
          "mailrepositorystore.xml",
          "recipientrewritetable.xml",
          "smtpserver.xml",
          "usersrepository.xml");

  private final GuiceJamesServer james;

  private JamesServer(GuiceJamesServer james) {
    this.james = james;
  }

  /**
   * Starts one in an empty folder.
   *
   * @param placeholders what stands for each {@code @NAME@} in the configuration
   */
  static JamesServer start(Path folder, Map<String, String> placeholders) throws Exception {
    Path conf = Files.createDirectories(folder.resolve("conf"));
    for (String file : FILES) {
      Files.writeString(conf.resolve(file), filled(resource(file), placeholders));
    }
    Path extensions = Files.createDirectories(folder.resolve("extensions-jars"));
    Files.copy(Jars.forJames38(), extensions.resolve("hamlet-james.jar"));
    MemoryJamesConfiguration configuration =
        MemoryJamesConfiguration.builder()
            .workingDirectory(folder.toFile())
            .usersRepository(UsersRepositoryModuleChooser.Implementation.DEFAULT)
            .build();
    GuiceJamesServer james =
        GuiceJamesServer.forConfiguration(configuration)
            .combineWith(MemoryJamesServerMain.SMTP_AND_IMAP_MODULE)
            .combineWith(
                new UsersRepositoryModuleChooser(new MemoryUsersRepositoryModule())
                    .chooseModules(UsersRepositoryModuleChooser.Implementation.DEFAULT));
    james.start();
    return new JamesServer(james);
  }

  /** Adds users of example.org. */
  JamesServer with(String... users) throws Exception {
    DataProbeImpl data = james.getProbe(DataProbeImpl.class);
    for (String user : users) {
      data.addUser(user + "@example.org", PASSWORD);
    }
    return this;
  }

  int smtpPort() {
    return james.getProbe(SmtpGuiceProbe.class).getSmtpPort().getValue();
  }

  int imapPort() {
    return james.getProbe(ImapGuiceProbe.class).getImapPort();
  }

  @Override
  public void close() {
    james.stop();
  }

  private static String filled(String text, Map<String, String> placeholders) {
    String result = text;
    for (Map.Entry<String, String> entry : placeholders.entrySet()) {
      result = result.replace("@" + entry.getKey() + "@", entry.getValue());
    }
    return result;
  }

  private static String resource(String name) {
    try (InputStream in = JamesServer.class.getResourceAsStream("/conf/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
