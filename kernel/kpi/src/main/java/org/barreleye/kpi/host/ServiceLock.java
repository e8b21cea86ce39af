package org.barreleye.kpi.host;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.barreleye.kpi.host.memory.OwnerOnly;
import org.barreleye.kpi.outcome.ConnectionFailed;
import org.barreleye.kpi.outcome.Failure;

/** The right to offer a service, which one process has: it holds the lock of the service's lock file. */
final class ServiceLock implements AutoCloseable {
    // A lock of the operating system belongs to the whole process, and is lost when this process closes any other
    // channel of the file: so the file must not be opened again here, and the process has to remember.
    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    private static final int PROCESS_DIGITS_MAX = 19;

    private final Path path;
    private final FileChannel channel;

    private ServiceLock(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /**
     * Locks a service. A lock file that another process has left is taken over.
     *
     * @throws ConnectionFailed if a process offers the service
     */
    static ServiceLock acquire(ServiceFiles names, OwnerOnly owner) throws IOException {
        Path path = names.folder().toRealPath().resolve(names.lock().getFileName());
        if (!HELD_HERE.add(path)) {
            throw offered(names, "this process");
        }
        try {
            return open(path, names, owner);
        } catch (IOException | RuntimeException failed) {
            HELD_HERE.remove(path);
            throw failed;
        }
    }

    private static ServiceLock open(Path path, ServiceFiles names, OwnerOnly owner) throws IOException {
        if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            owner.checkFile(path);
        }
        Set<OpenOption> options = new LinkedHashSet<>(List.of(StandardOpenOption.CREATE, StandardOpenOption.READ,
                StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS));
        FileChannel channel = FileChannel.open(path, options, OwnerOnly.newFile());
        try {
            owner.checkFile(path);
            FileLock lock = channel.tryLock();
            if (lock == null) {
                throw offered(names, holder(channel));
            }
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid())
                    .getBytes(StandardCharsets.US_ASCII)));
            return new ServiceLock(path, channel);
        } catch (IOException | RuntimeException failed) {
            channel.close();
            throw failed;
        }
    }

    private static String holder(FileChannel channel) throws IOException {
        ByteBuffer digits = ByteBuffer.allocate(PROCESS_DIGITS_MAX);
        channel.read(digits, 0);
        String text = new String(digits.array(), 0, digits.position(), StandardCharsets.US_ASCII);
        return text.matches("[0-9]+") ? "process " + text : "another process";
    }

    private static ConnectionFailed offered(ServiceFiles names, String process) {
        return new ConnectionFailed(Failure.Kind.REFUSED, "service '" + names.service() + "' in " + names.folder()
                + " is offered by " + process + " already: end that, or use another name or folder");
    }

    /** Gives the service up. The lock file stays: removing it would let two processes lock two files of one name. */
    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException ignored) {
            // the lock ends with the process at the latest
        }
        HELD_HERE.remove(path);
    }
}
