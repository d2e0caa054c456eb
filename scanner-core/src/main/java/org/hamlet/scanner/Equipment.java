package org.hamlet.scanner;

import java.util.Optional;
import org.hamlet.engine.EvalFunctions;
import org.hamlet.engine.ScanContext;
import org.hamlet.eval.EvalTable;
import org.hamlet.eval.net.DigestServices;
import org.hamlet.eval.net.NetEvalTable;
import org.hamlet.geo.GeoDatabases;
import org.hamlet.net.DnsClient;
import org.hamlet.report.ReportSurroundings;

/**
 * What the stages use that no user's preferences change.
 *
 * @param dns whom to ask; empty when nobody is to be asked
 * @param surroundings what reports say of this machine
 * @param databases where addresses belong to
 * @param services whom rules about digests ask
 */
record Equipment(
    Limits limits,
    Optional<DnsClient> dns,
    Learning learning,
    ReportSurroundings surroundings,
    GeoDatabases databases,
    DigestServices services) {

  /** The same scan with a network to ask, where anybody is to be asked. */
  ScanContext online(ScanContext scan) {
    return dns.map(client -> scan.online(client, surroundings.clock())).orElse(scan);
  }

  /** The eval functions that rules may call. */
  EvalFunctions functions() {
    return new NetEvalTable(
        EvalTable.of(
            learning.classifier(),
            learning.historyOfScans(),
            learning.digests(),
            databases,
            surroundings.clock()),
        services,
        learning.digests());
  }
}
