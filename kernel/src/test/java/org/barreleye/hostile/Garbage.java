package org.barreleye.hostile;

import java.util.Random;
import org.barreleye.kpi.types.CapabilityReference;

/** The garbage that a program sends in place of a message of a number. */
enum Garbage {
    ZEROS {
        @Override
        void send(RawConnection connection, int number, Random chance, CapabilityReference capability) {
            connection.send(number, 0, 0, 0, 0, 0, 0, 0, 0);
        }
    },
    ZEROS_WITH_A_TOKEN {
        @Override
        void send(RawConnection connection, int number, Random chance, CapabilityReference capability) {
            connection.send(number, TOKEN, 0, 0, 0, 0, 0, 0, 0);
        }
    },
    WORDS_THAT_FIT_NO_NUMBER_OR_ENUMERATION {
        @Override
        void send(RawConnection connection, int number, Random chance, CapabilityReference capability) {
            connection.send(number, TOKEN, -1, -1, -1, -1, -1, -1, -1);
        }
    },
    TOO_MANY_FRAGMENTS {
        @Override
        void send(RawConnection connection, int number, Random chance, CapabilityReference capability) {
            for (int fragment = 0; fragment < MANY; fragment++) {
                connection.send(number, TOKEN, 1, 2, 3, 4, 5, 6, 7);
            }
        }
    },
    ANOTHER_MESSAGE_WITHIN_IT {
        @Override
        void send(RawConnection connection, int number, Random chance, CapabilityReference capability) {
            connection.send(number, TOKEN, 40, 0, 0, 0, 0, 0, 0);
            connection.send(number + 1, TOKEN + 1, 0, 0, 0, 0, 0, 0, 0);
        }
    },
    LENGTHS_BEYOND_BOUNDS {
        @Override
        void send(RawConnection connection, int number, Random chance, CapabilityReference capability) {
            connection.send(number, TOKEN, Long.MAX_VALUE, 1L << 31, 1L << 32);
            connection.send(number, TOKEN, Long.MIN_VALUE, 1L << 31, 1L << 32);
        }
    },
    A_LENGTH_SLIGHTLY_BEYOND_BOUNDS {
        @Override
        void send(RawConnection connection, int number, Random chance, CapabilityReference capability) {
            connection.send(number, TOKEN, 0, 0, 0, 0, 0, 0, 0);
            connection.send(number, TOKEN, 2049, 0, 0, 0, 0, 0, 0);
        }
    },
    NO_TEXT {
        @Override
        void send(RawConnection connection, int number, Random chance, CapabilityReference capability) {
            // A length, and bytes that are no UTF-8.
            connection.send(number, TOKEN, 8, -1, 0, 0, 0, 0, 0);
            connection.send(number, TOKEN, 8, -1, 0, 0, 0, 0, 0);
            connection.send(number, TOKEN, 8, -1, 0, 0, 0, 0, 0);
        }
    },
    TOO_MANY_CAPABILITIES {
        @Override
        void send(RawConnection connection, int number, Random chance, CapabilityReference capability) {
            for (int i = 0; i < MANY; i++) {
                connection.sendCapability(capability);
            }
            connection.send(number, TOKEN, 0, 0, 0, 0, 0, 0, 0);
        }
    },
    AN_ABSENT_CAPABILITY {
        @Override
        void send(RawConnection connection, int number, Random chance, CapabilityReference capability) {
            connection.send(number, TOKEN, 0, 0, 0, 0, 0, 0, 0);
            connection.sendCapability(CapabilityReference.ABSENT);
        }
    },
    RANDOM_WORDS {
        @Override
        void send(RawConnection connection, int number, Random chance, CapabilityReference capability) {
            for (int part = 0; part < MANY; part++) {
                connection.send(number, chance.nextInt(3), chance.nextLong(), chance.nextInt(300), chance.nextLong(),
                        chance.nextInt(9), chance.nextLong(), chance.nextLong(), chance.nextLong());
            }
        }
    },
    THE_HANDSHAKE_AGAIN {
        @Override
        void send(RawConnection connection, int number, Random chance, CapabilityReference capability) {
            connection.send(number % 2 + 1, 0, chance.nextLong(), chance.nextLong());
        }
    },
    A_CONTROL_MESSAGE_OF_ANOTHER_PROTOCOL {
        @Override
        void send(RawConnection connection, int number, Random chance, CapabilityReference capability) {
            connection.send(LAST_NUMBER - number % 4, 0, number, chance.nextLong());
        }
    },
    HEADERS_OF_ANY_KIND {
        @Override
        void send(RawConnection connection, int number, Random chance, CapabilityReference capability) {
            if (!connection.isOverLines()) {
                connection.transport(chance.nextInt(11), chance.nextBoolean() ? capability : CapabilityReference.ABSENT,
                        (long) TOKEN << 16 | number, chance.nextLong(), chance.nextInt(20));
                return;
            }
            // In lines that are due, are not due yet, and have been read: any epoch, acknowledgement and token.
            for (int line = 0; line < MANY; line++) {
                connection.write(line, chance.nextLong() & ~NUMBER_OF_HEADER | (long) number << 17, chance.nextLong());
            }
        }
    };

    private static final int TOKEN = 77;
    private static final int MANY = 5;
    private static final int LAST_NUMBER = 32_767;
    private static final long NUMBER_OF_HEADER = 0x7fffL << 17;

    /** Sends it over a connection that is bound. */
    abstract void send(RawConnection connection, int number, Random chance, CapabilityReference capability);
}
