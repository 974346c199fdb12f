import CShims
import Imsg
import Testing
import Unix
