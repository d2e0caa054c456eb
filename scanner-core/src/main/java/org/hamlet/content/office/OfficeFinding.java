package org.hamlet.content.office;

/** What can be found in attached documents. */
public enum OfficeFinding {
  /** A macro, or an embedded object in its old form. */
  MACRO,
  /** An object embedded in a workbook package. */
  OBJECT,
  /** A rich text file within a text document package. */
  RTF_OBJECT,
  /** A macro that runs when the document is opened. */
  MALICE,
  /** A document that needs a password. */
  ENCRYPTED,
  /** One of the others in a file whose name says that it is no document. */
  RENAMED,
  /** A file in an archive that needs a password. */
  ZIP_PASSWORD,
  /** A table of text that starts a program. */
  CSV,
  /** A script that downloads a file. */
  DOWNLOAD,
  /** A package that refers to a web address. */
  REDIRECT_URI,
  /** A package that refers to a web address as MHTML. */
  MHTML_URI
}
