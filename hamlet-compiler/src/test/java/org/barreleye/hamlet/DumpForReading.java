package org.barreleye.hamlet;
public class DumpForReading { public static void main(String[] a) throws Exception {
  var c = HamletCompiler.compile(Sources.resource(a[0]), CompilerOptions.forPackage("org.barreleye.generated"));
  System.out.println(Sources.sentences(c.findings()));
  for (var e : c.output().files().entrySet()) { var p = java.nio.file.Path.of(a[1], e.getKey()); java.nio.file.Files.createDirectories(p.getParent()); java.nio.file.Files.writeString(p, e.getValue()); }
}}
