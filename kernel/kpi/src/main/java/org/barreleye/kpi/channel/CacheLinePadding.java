package org.barreleye.kpi.channel;

/**
 * Two unused cache lines. Both ends of a channel are usually made one after the other, and so lie side by
 * side; with this between them, what one thread counts does not share a line with what the other does.
 */
abstract class CacheLinePadding {
    long unused0;
    long unused1;
    long unused2;
    long unused3;
    long unused4;
    long unused5;
    long unused6;
    long unused7;
    long unused8;
    long unused9;
    long unused10;
    long unused11;
    long unused12;
    long unused13;
    long unused14;
    long unused15;
}
