package org.hamlet.cli;

import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.hamlet.scanner.ListedSenders;
import org.hamlet.scanner.SenderListing;
import picocli.CommandLine.Option;

/** Options of SpamAssassin's program that note by hand whose mail is wanted. */
final class SenderListingOptions {

  @Option(
      names = {"-W", "--add-to-welcomelist", "--add-to-whitelist"},
      description = "Note of all addresses in each message that their mail is wanted (AWL, TxRep).")
  private boolean welcome;

  @Option(
      names = {"--add-to-blocklist", "--add-to-blacklist"},
      description = "Note of the authors of each message that their mail is not wanted.")
  private boolean block;

  @Option(
      names = {"-R", "--remove-from-welcomelist", "--remove-from-whitelist"},
      description = "Forget what is known of all addresses in each message.")
  private boolean remove;

  @Option(
      names = {"--add-addr-to-welcomelist", "--add-addr-to-whitelist"},
      paramLabel = "ADDR",
      description = "Note that the address's mail is wanted.")
  private Optional<String> welcomeAddress = Optional.empty();

  @Option(
      names = {"--add-addr-to-blocklist", "--add-addr-to-blacklist"},
      paramLabel = "ADDR",
      description = "Note that the address's mail is not wanted.")
  private Optional<String> blockAddress = Optional.empty();

  @Option(
      names = {"--remove-addr-from-welcomelist", "--remove-addr-from-whitelist"},
      paramLabel = "ADDR",
      description = "Forget what is known of the address.")
  private Optional<String> removeAddress = Optional.empty();

  /** Whether any was given. */
  boolean any() {
    return ofMessages().isPresent()
        || welcomeAddress.isPresent()
        || blockAddress.isPresent()
        || removeAddress.isPresent();
  }

  /** What is noted of messages' addresses, if anything is. */
  Optional<SenderListing> ofMessages() {
    if (welcome) {
      return Optional.of(SenderListing.WELCOME);
    }
    if (block) {
      return Optional.of(SenderListing.BLOCK);
    }
    return remove ? Optional.of(SenderListing.REMOVE) : Optional.empty();
  }

  /** Hands on each address that was named. */
  void ofAddress(BiConsumer<String, SenderListing> task) {
    welcomeAddress.ifPresent(address -> task.accept(address, SenderListing.WELCOME));
    blockAddress.ifPresent(address -> task.accept(address, SenderListing.BLOCK));
    removeAddress.ifPresent(address -> task.accept(address, SenderListing.REMOVE));
  }

  /** What SpamAssassin's program prints. */
  static List<String> lines(ListedSenders listed, SenderListing listing) {
    String told =
        switch (listing) {
          case WELCOME -> "adding address to welcomelist: ";
          case BLOCK -> "adding address to blocklist: ";
          case REMOVE -> "removing address: ";
        };
    // Compat: of TxRep's entries it tells no more than that each was made
    return listed.addresses().stream()
        .map(
            address ->
                listed.plugin().equals("TxRep")
                    ? "SpamAssassin TxRep: 1"
                    : "SpamAssassin auto-welcomelist: " + told + address)
        .toList();
  }
}
