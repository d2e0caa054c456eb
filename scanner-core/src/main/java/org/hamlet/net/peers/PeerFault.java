package org.hamlet.net.peers;

/**
 * What is wrong with a line of the file of nodes, which is left out.
 *
 * @param file its name as the configuration has it
 * @param line from 1
 * @param column from 1, in bytes
 * @param text one sentence, which tells no key
 */
public record PeerFault(String file, int line, int column, String text) {}
