/**
 * The eval functions that ask DNS, and {@code askdns}: a {@link org.hamlet.engine.ScanContext} and
 * its {@link org.hamlet.engine.ScanNetwork} go in, hits come out as answers arrive. {@code
 * NetEvalTable} is all that {@code scanner} sees. Follows SpamAssassin 4.0.1's behaviour of the
 * plugins DNSEval, URIDNSBL, AskDNS and HashBL; an error code of a list is never a listing. Bound
 * functions are immutable and thread-safe; what belongs to a scan is confined to its thread.
 */
@NullMarked
package org.hamlet.eval.net;

import org.jspecify.annotations.NullMarked;
