// The work of a form: a number whose digest begins with four noughts. A second of a phone, for each story anew.
import { sha256Of } from "../published/sha256.js";

self.onmessage = ({ data }) => {
  let number = 0;
  while (!sha256Of(`${data}:${number}`).startsWith("0000")) number += 1;
  self.postMessage(String(number));
};
