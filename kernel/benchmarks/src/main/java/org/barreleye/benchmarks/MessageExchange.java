package org.barreleye.benchmarks;

/** Two threads that exchange messages of seven words: the caller's thread, and one that replies. */
interface MessageExchange extends AutoCloseable {
    /** The number of messages in flight in one direction, for every library that permits a choice. */
    int LINES = 64;

    /** The number of words of a message. */
    int WORDS = 7;

    /** The number of bytes of a message. */
    int BYTES = WORDS * Long.BYTES;

    /**
     * Sends seven words and waits until the other thread has sent seven words back.
     *
     * @return the sum of the words that came back
     */
    long roundTrip(long value);

    /** Sends a number of messages and waits until the other thread has received all of them. */
    void stream(int messages);

    /** Stops the other thread. */
    @Override
    void close();

    /** Returns the exchange with a name. */
    static MessageExchange over(String transport) {
        return switch (transport) {
            case "stubs" -> new StubExchange();
            case "handRing" -> new HandWrittenRingExchange();
            case "agrona" -> new AgronaExchange();
            case "jctools" -> new JctoolsExchange();
            case "aeron" -> new AeronExchange();
            default -> throw new IllegalArgumentException("no exchange is called '" + transport + "'");
        };
    }
}
