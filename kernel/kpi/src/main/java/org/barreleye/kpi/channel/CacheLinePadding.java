package org.barreleye.kpi.channel;

/**
 * Two unused cache lines in front of the fields of a subclass. Objects that are made one after the other lie side by
 * side; with this between them, what one thread writes does not share a line with what another thread uses. The JVM may
 * move objects next to others later, so it is a measure for speed only.
 */
public abstract class CacheLinePadding {
    int unusedBehindHeader; // else the JVM puts a small field of a subclass there
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
