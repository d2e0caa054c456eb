package org.hamlet.spamd.server;

import org.hamlet.spamd.codec.DecoderOptions;

/**
 * What all connections of one server share.
 *
 * @param options how the server behaves
 * @param decoder what requests may look like, the heap considered
 * @param admission how many clients there are
 * @param held what requests hold
 * @param answering makes answers
 * @param workers the threads on which they are made
 * @param open the requests that are not answered yet
 * @param figures how clients fared
 */
record Shared(
    ServerOptions options,
    DecoderOptions decoder,
    Admission admission,
    HeldBytes held,
    Answering answering,
    Workers workers,
    OpenRequests open,
    ConnectionFigures figures) {}
