package org.barreleye.kpi.host.memory;

import java.io.Closeable;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.barreleye.kpi.outcome.ConnectionFailed;
import org.barreleye.kpi.outcome.Failure;

/**
 * The file of one connection, mapped by this process: two pairs of rings, and what each process says about itself.
 * Nothing of it is believed: the layout is that of the header when the file was opened and checked, and whatever the
 * other process writes later leads to wrong words at worst.
 *
 * <p>The lock of the other process is asked for by trying to get it. On POSIX systems a lock belongs to a process and
 * is lost when that process closes any channel of the file, so each process opens the file of a connection once.
 */
public final class ConnectionFile implements Closeable {
    private static final VarHandle WORD =
            MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN).withInvokeExactBehavior();

    private final FileChannel channel;
    private final MappedByteBuffer memory;
    private final FileHeader header;
    private final byte[] headerBytes;
    private final FileEnd own;
    private long beats;

    private ConnectionFile(FileChannel channel, FileHeader header, FileEnd own) throws IOException {
        this.channel = channel;
        this.header = header;
        this.headerBytes = header.bytes();
        this.own = own;
        this.memory = channel.map(FileChannel.MapMode.READ_WRITE, 0, header.layout().fileBytes());
    }

    /** Makes a file, with its room reserved and the server's byte locked. There must be none. */
    public static ConnectionFile create(Path path, FileHeader header) throws IOException {
        FileChannel channel = FileChannel.open(path, options(StandardOpenOption.CREATE_NEW), OwnerOnly.newFile());
        try {
            // Written instead of extended: a full disk is an error here, and would be a fault of the JVM later.
            ByteBuffer contents = ByteBuffer.allocate(header.layout().fileBytes());
            contents.put(0, header.bytes());
            while (contents.hasRemaining()) {
                channel.write(contents);
            }
            ConnectionFile file = new ConnectionFile(channel, header, FileEnd.SERVER);
            if (!file.lock()) {
                throw new ConnectionFailed(Failure.Kind.REFUSED, path + " was locked by another process");
            }
            return file;
        } catch (IOException | RuntimeException failed) {
            channel.close();
            throw failed;
        }
    }

    /**
     * Opens the file of a server. Nothing is locked yet.
     *
     * @throws ConnectionFailed if it is not one, or others have access to it
     */
    public static ConnectionFile open(Path path, OwnerOnly owner) throws IOException {
        owner.checkFile(path); // before, so that neither a link is followed nor a pipe opened
        FileChannel channel = FileChannel.open(path, options(StandardOpenOption.READ));
        try {
            owner.checkFile(path);
            ByteBuffer head = ByteBuffer.allocate(FileHeader.BYTES);
            while (head.hasRemaining() && channel.read(head, head.position()) >= 0) {
                // each round reads a part
            }
            FileHeader header = FileHeader.parse(head.array(), path);
            if (channel.size() != header.layout().fileBytes()) {
                throw new ConnectionFailed(Failure.Kind.MALFORMED, path + " has " + channel.size()
                        + " bytes, and its header needs " + header.layout().fileBytes());
            }
            return new ConnectionFile(channel, header, FileEnd.CLIENT);
        } catch (IOException | RuntimeException failed) {
            channel.close();
            throw failed;
        }
    }

    private static Set<OpenOption> options(StandardOpenOption first) {
        return new LinkedHashSet<>(List.of(first, StandardOpenOption.READ, StandardOpenOption.WRITE,
                LinkOption.NOFOLLOW_LINKS));
    }

    /** The header, as it was when the file was opened. */
    public FileHeader header() {
        return header;
    }

    /** The end of this process. */
    public FileEnd own() {
        return own;
    }

    /** The lines of the ring of messages that an end sends. */
    public HostLines ring(FileEnd sender) {
        return HostLines.in(memory, header.layout().ring(sender), header.layout().ringLines());
    }

    /** The lines of the ring of capabilities that an end sends. */
    public HostLines capabilities(FileEnd sender) {
        return HostLines.in(memory, header.layout().capabilities(sender), RingFileLayout.CAPABILITY_LINES);
    }

    /** Locks the byte of this end until the file is closed; returns false if another process has locked it. */
    public boolean lock() throws IOException {
        try {
            return channel.tryLock(RingFileLayout.lock(own), 1, false) != null;
        } catch (OverlappingFileLockException lockedHere) {
            return false;
        }
    }

    /** Returns whether the process of the other end has its byte locked: it lives, and has not closed the file. */
    public boolean isLockedByPeer() throws IOException {
        try (FileLock free = channel.tryLock(RingFileLayout.lock(own.other()), 1, false)) {
            return free == null;
        } catch (OverlappingFileLockException lockedHere) {
            return true;
        }
    }

    /**
     * Returns whether the file still has its size and its header. One that was shortened gets its size again, so that
     * a thread which accesses the mapping from now on finds zeros instead of a fault of the virtual machine.
     */
    public boolean isIntact() throws IOException {
        long size = channel.size();
        if (size < header.layout().fileBytes()) {
            channel.write(ByteBuffer.allocate(1), header.layout().fileBytes() - 1L);
        }
        if (size != header.layout().fileBytes()) {
            return false;
        }
        byte[] now = new byte[FileHeader.BYTES];
        memory.get(0, now);
        return Arrays.equals(now, headerBytes);
    }

    /** Advances the heartbeat of this end. */
    public void beat() {
        beats++;
        WORD.setRelease((ByteBuffer) memory, RingFileLayout.heartbeat(own), beats);
    }

    /** The heartbeat of the other end: any change means that its process runs. */
    public long peerHeartbeat() {
        return (long) WORD.getAcquire((ByteBuffer) memory, RingFileLayout.heartbeat(own.other()));
    }

    /** Publishes the state of this end, after all that it wrote before. */
    public void publish(EndState state) {
        WORD.setRelease((ByteBuffer) memory, RingFileLayout.process(own), ProcessHandle.current().pid());
        WORD.setRelease((ByteBuffer) memory, RingFileLayout.state(own), (long) state.ordinal());
    }

    /** The state of the other end. */
    public EndState peerState() {
        return EndState.of((long) WORD.getAcquire((ByteBuffer) memory, RingFileLayout.state(own.other())));
    }

    /** The process number that the other end claims to have, for people. */
    public long peerProcess() {
        return own == FileEnd.CLIENT ? header.serverProcess()
                : (long) WORD.getAcquire((ByteBuffer) memory, RingFileLayout.process(FileEnd.CLIENT));
    }

    /** Ends the locks. The mapping stays until no object refers to it. */
    @Override
    public void close() throws IOException {
        channel.close();
    }
}
