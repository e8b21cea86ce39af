package org.barreleye.kpi.channel;

/** Two unused cache lines behind the positions of an end: they share no line with what another thread writes. */
abstract class UmpPositionsPadding extends UmpPositions {
    long unusedBehind0;
    long unusedBehind1;
    long unusedBehind2;
    long unusedBehind3;
    long unusedBehind4;
    long unusedBehind5;
    long unusedBehind6;
    long unusedBehind7;
    long unusedBehind8;
    long unusedBehind9;
    long unusedBehind10;
    long unusedBehind11;
    long unusedBehind12;
    long unusedBehind13;
    long unusedBehind14;
    long unusedBehind15;
}
