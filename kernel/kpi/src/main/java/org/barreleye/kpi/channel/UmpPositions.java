package org.barreleye.kpi.channel;

/** The positions of one end in its two rings; written by this end only. Counts are since the beginning. */
abstract class UmpPositions extends CacheLinePadding {
    /** The bit of a header that flips every lap. */
    static final long EPOCH = 1L;

    long sent;
    long acknowledgedByPeer;
    long received;
    long acknowledgedLocally;

    int sendLine;
    long sendEpoch = EPOCH;
    int receiveLine;
    long receiveEpoch = EPOCH;
}
