package org.barreleye.benchmarks;

/** Two threads that exchange messages of seven words; one is the caller's, the other answers. */
interface MessageExchange extends AutoCloseable {
    /** How many messages may be under way in one direction, for every peer that lets us choose. */
    int LINES = 64;

    /** The words of a message. */
    int WORDS = 7;

    /** The bytes of a message. */
    int BYTES = WORDS * Long.BYTES;

    /**
     * Sends seven words and waits until the other thread has sent seven words back.
     *
     * @return the sum of the words that came back
     */
    long roundTrip(long value);

    /** Sends so many messages and waits until the other thread has taken all of them. */
    void stream(int messages);

    /** Stops the other thread. */
    @Override
    void close();

    /** The exchange with a name. */
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
