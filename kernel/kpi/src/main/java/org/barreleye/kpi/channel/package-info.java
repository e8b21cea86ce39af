/**
 * Channels: the transports of the messages of one binding, below any interface.
 *
 * <p>Two kinds. A {@link org.barreleye.kpi.channel.UmpChannel} is a pair of rings of 64-byte lines in memory that two
 * cores (or two Java threads) share, with a {@link org.barreleye.kpi.channel.CapabilityChannel} beside it, because
 * bytes are no authority. An {@link org.barreleye.kpi.channel.LmpChannel} is a pair of endpoints on one core: the
 * kernel transfers up to ten words and one capability at a time.
 *
 * <p>A channel reports only "sent" or "no room", never blocks, and knows nothing of messages that span several lines:
 * that is the {@linkplain org.barreleye.kpi.binding binding's} part. May not know {@code binding}.
 */
package org.barreleye.kpi.channel;
