package org.barreleye.kpi.host.process;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Random;

/**
 * A hostile client that knows the layout of the file from its documentation only. Arguments: the folder, the number of
 * the offer, what it does, and a seed. Says {@code used} when it has claimed the connection, begins when it is told
 * anything, says {@code done} at the end, and lives until its input ends.
 */
public final class RawClient {
    private static final int LINE = 64;
    private static final int HEADER_BYTES = 512;
    private static final int CLIENT_HEARTBEAT = 1280;
    private static final int CLIENT_STATE = 1288;
    private static final int CLIENT_LOCK = 2304;
    private static final int RINGS = 4096;
    private static final int OPEN = 1;
    private static final int WRITES = 3_000_000;

    private final FileChannel channel;
    private final MappedByteBuffer memory;
    private final Random chance;

    private RawClient(FileChannel channel, Random chance) throws IOException {
        this.channel = channel;
        this.memory = channel.map(FileChannel.MapMode.READ_WRITE, 0, channel.size());
        this.memory.order(ByteOrder.LITTLE_ENDIAN);
        this.chance = chance;
    }

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        Path offer = folder.resolve("post." + arguments[1] + ".offer");
        Path claimed = folder.resolve("post." + arguments[1] + ".claimed");
        while (!Files.exists(offer)) {
            Thread.onSpinWait();
        }
        Files.move(offer, claimed, StandardCopyOption.ATOMIC_MOVE);
        FileChannel channel = FileChannel.open(claimed, StandardOpenOption.READ, StandardOpenOption.WRITE);
        channel.lock(CLIENT_LOCK, 1, false);
        RawClient client = new RawClient(channel, new Random(Long.parseLong(arguments[3])));
        client.memory.putLong(CLIENT_HEARTBEAT, 1);
        client.memory.putLong(CLIENT_STATE, OPEN);
        say("used");
        System.in.read();
        client.misbehave(arguments[2]);
        say("done");
        while (System.in.read() >= 0) {
            client.memory.putLong(CLIENT_HEARTBEAT, client.chance.nextLong());
        }
    }

    private static void say(String report) {
        System.out.println(report);
        System.out.flush();
    }

    private void misbehave(String how) throws IOException {
        switch (how) {
            case "scribble-everywhere" -> scribble(0, memory.capacity());
            case "scribble-header" -> scribble(0, HEADER_BYTES);
            case "scribble-rings" -> scribble(RINGS, memory.capacity());
            case "plausible-lines" -> plausibleLines(true);
            case "plausible-handshake" -> plausibleLines(false);
            case "shorten" -> channel.truncate(RINGS);
            case "empty" -> channel.truncate(0);
            default -> throw new IllegalArgumentException(how);
        }
    }

    private void scribble(int begin, int end) {
        for (int i = 0; i < WRITES; i++) {
            memory.put(begin + chance.nextInt(end - begin), (byte) chance.nextInt());
        }
    }

    /** Lines whose headers have every epoch and mostly known message numbers, in all rings. */
    private void plausibleLines(boolean bindsFirst) {
        int lines = (memory.capacity() - RINGS) / LINE;
        for (int i = 0; i < WRITES / 16; i++) {
            int at = RINGS + chance.nextInt(lines) * LINE;
            for (int word = 0; word < 7; word++) {
                memory.putLong(at + 8 * word, word());
            }
            long message = chance.nextInt(8) == 0 ? chance.nextInt(1 << 15)
                    : chance.nextInt(16) == 0 ? 32_765 + chance.nextInt(3) : chance.nextInt(bindsFirst ? 12 : 3);
            long token = chance.nextBoolean() ? 0 : chance.nextInt();
            memory.putLong(at + 56, token << 32 | message << 17 | (long) chance.nextInt(1 << 16) << 1
                    | chance.nextInt(2));
        }
    }

    private long word() {
        return switch (chance.nextInt(5)) {
            case 0 -> 0x4241_5252_4503L; // the protocol
            case 1 -> 0x1234_5678_9abc_def0L; // the fingerprint of post
            case 2 -> chance.nextInt(300);
            case 3 -> -1;
            default -> chance.nextLong();
        };
    }
}
